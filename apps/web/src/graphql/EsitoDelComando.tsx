import { useApolloClient } from '@apollo/client/react';
import { useIntl } from 'react-intl';

import { useTesto } from '../messages/index.js';
import { Avviso } from '../ui/Avviso.js';
import { Bottone } from '../ui/Bottone.js';
import { Dialogo } from '../ui/Dialogo.js';
import type { ConflittoDiRevisione, RegolaViolata } from './esito-comando.js';
import { Guasto } from './Lettura.js';
import type { StatoComando } from './useComando.js';

interface Props {
  readonly di: { readonly stato: StatoComando; readonly azzera: () => void };
  /** Sends the same command again after an answer that never came. */
  readonly riprova?: () => void;
}

/** Beside the form: why a command was not carried out. Nothing where it was, or has not been sent. */
export function EsitoDelComando({ di: { stato, azzera }, riprova }: Props) {
  switch (stato.fase) {
    case 'rifiutato':
      return <Regola regola={stato.regola} />;
    case 'conflitto':
      return <Conflitto conflitto={stato.conflitto} onChiudi={azzera} />;
    case 'guasto':
      return <Guasto errore={stato.errore} {...(riprova && { riprova })} />;
    case 'pronto':
    case 'inCorso':
      return null;
  }
}

function Regola({ regola }: { regola: RegolaViolata }) {
  const t = useTesto();
  const campo = regola.dettagli.find(({ nome }) => nome === 'campo')?.valore;
  return (
    <Avviso tono="danger" annuncia>
      <p className="mb-0">{regola.messaggio}</p>
      {campo && <p className="mb-0">{t('comando.campo', { campo })}</p>}
    </Avviso>
  );
}

/** Somebody else was faster: what they did, and on with the newest data; what was being written stays in the form. */
function Conflitto({ conflitto, onChiudi }: { conflitto: ConflittoDiRevisione; onChiudi: () => void }) {
  const t = useTesto();
  const { formatDate } = useIntl();
  const client = useApolloClient();
  const rivedi = async () => {
    await client.refetchQueries({ include: 'active' }).catch(() => undefined);
    onChiudi();
  };
  return (
    <Dialogo
      titolo={t('conflitto.titolo')}
      onChiudi={() => void rivedi()}
      piede={<Bottone onClick={() => void rivedi()}>{t('conflitto.rivedi')}</Bottone>}
    >
      <p>{t('conflitto.spiegazione')}</p>
      <ul>
        {conflitto.cambiamenti.map(({ frase, autore, registratoIl }, index) => (
          <li key={index}>
            {frase}{' '}
            <span className="text-secondary">
              {t('conflitto.chi', {
                autore,
                quando: formatDate(registratoIl, { dateStyle: 'medium', timeStyle: 'short' }),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Dialogo>
  );
}
