import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';

import { Guasto } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { NonTrovata } from '../../shell/NonTrovata.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { Attesa } from '../../ui/Attesa.js';
import { Avanzamento } from '../../ui/Avanzamento.js';
import { Avviso } from '../../ui/Avviso.js';
import { SceltaColonne } from './SceltaColonne.js';
import { Esiti } from './Esiti.js';
import { RICONCILIAZIONE, type Esito, type Riconciliazione } from './riconciliazione.queries.js';

/** While it is read or compared, the page asks how far it is. */
const OGNI_MS = 700;

export interface FiltroEsiti {
  readonly esito: Esito | null;
  readonly spiegate: boolean | null;
  readonly after: string | null;
}
export const TUTTE: FiltroEsiti = { esito: null, spiegate: null, after: null };

/** An export from its columns to the lines that differ. */
export function RiconciliazionePage() {
  const { riconciliazioneId = '' } = useParams();
  const { scope } = useScope();
  const [filtro, setFiltro] = useState<FiltroEsiti>(TUTTE);
  const { data, previousData, error, refetch, startPolling, stopPolling } = useQuery(RICONCILIAZIONE, {
    variables: { scope, riconciliazioneId, ...filtro },
    fetchPolicy: 'cache-and-network',
    pollInterval: 0,
  });
  const found = (data ?? previousData)?.riconciliazione;
  const attende = found?.stato === 'inLettura' || found?.stato === 'inConfronto';
  // Asked again only while something moves.
  if (attende) startPolling(OGNI_MS);
  else stopPolling();
  const rileggi = () => void refetch().catch(() => undefined);
  if (error && !found) return <Guasto errore={error} riprova={rileggi} />;
  if (found === undefined) return <Attesa />;
  if (found === null) return <NonTrovata />;
  return <Una riconciliazione={found} filtro={filtro} onFiltro={setFiltro} rileggi={rileggi} />;
}

interface Props {
  readonly riconciliazione: Riconciliazione;
  readonly filtro: FiltroEsiti;
  readonly onFiltro: (filtro: FiltroEsiti) => void;
  readonly rileggi: () => void;
}

function Una({ riconciliazione, filtro, onFiltro, rileggi }: Props) {
  const t = useTesto();
  const { scope } = useScope();
  const [cambia, setCambia] = useState(false);
  const { nome, tabella, stato, percento, errore, foglio, superata } = riconciliazione;
  const pronta = stato === 'pronta' && !superata;
  const confrontato = () => {
    setCambia(false);
    onFiltro(TUTTE);
    rileggi();
  };
  return (
    <Pagina
      titolo={nome}
      occhiello={t(`tabella.${tabella}`)}
      percorso={[{ testo: t('riconcilia.titolo'), verso: `/${scope}/riconcilia` }]}
    >
      {(stato === 'inLettura' || stato === 'inConfronto') && (
        <Avanzamento etichetta={t(`riconcilia.stato.${stato}`)} percento={percento} annuncia />
      )}
      {errore && <Rifiuto errore={errore} />}
      {superata && <Avviso tono="warning">{t('riconcilia.superataTesto')}</Avviso>}
      {foglio && (!pronta || cambia) && stato !== 'inConfronto' && (
        <SceltaColonne riconciliazione={riconciliazione} foglio={foglio} onConfrontato={confrontato} />
      )}
      {pronta && (
        <Esiti
          riconciliazione={riconciliazione}
          filtro={filtro}
          onFiltro={onFiltro}
          rileggi={rileggi}
          onCambia={() => setCambia(true)}
        />
      )}
    </Pagina>
  );
}

function Rifiuto({ errore }: { errore: NonNullable<Riconciliazione['errore']> }) {
  const t = useTesto();
  const { messaggio, colonna, simile, sembra, percento } = errore;
  return (
    <Avviso tono="danger" annuncia>
      <p className="mb-0">
        <strong>{messaggio}</strong>
      </p>
      {colonna && <p className="mb-0">{t('riconcilia.colonnaDi', { colonna })}</p>}
      {simile && <p className="mb-0">{t('riconcilia.simile', { simile })}</p>}
      {sembra && (
        <p className="mb-0">
          {t('riconcilia.sembra', { tipo: t(`tipo.${sembra}` as 'tipo.data'), percento: percento ?? 0 })}
        </p>
      )}
    </Avviso>
  );
}
