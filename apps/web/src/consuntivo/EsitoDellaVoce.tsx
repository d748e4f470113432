import { useState } from 'react';

import { DaDoveViene } from '../audit/index.js';
import { useParola, useTesto } from '../messages/index.js';
import type { EsitoRegistrato } from '../planning/index.js';
import { Bottone } from '../ui/Bottone.js';
import { useDate } from '../ui/date.js';
import { CancellaTesto } from './CancellaTesto.js';
import { Registra } from './Registra.js';
import { RettificaDialogo } from './RettificaDialogo.js';
import type { Sede } from './sede.js';
import type { VoceDaRendicontare } from './voce.js';

interface Props {
  readonly voce: VoceDaRendicontare;
  readonly sede: Sede;
  readonly registrato: EsitoRegistrato | null;
  readonly revisione: number | undefined;
  readonly scrivibile: boolean;
}

/** What stands recorded of a voce, or the field to record it; what stands is corrected with a reason. */
export function EsitoDellaVoce({ voce, sede, registrato, revisione, scrivibile }: Props) {
  const t = useTesto();
  const [rettifica, setRettifica] = useState(false);
  if (!registrato) {
    if (!scrivibile) return <span className="text-secondary">{t('consuntivo.nonRegistrato')}</span>;
    return <Registra voce={voce} sede={sede} onCorreggi={() => setRettifica(true)} />;
  }
  return (
    <div className="esito">
      <Scritto esito={registrato} />
      <DaDoveViene
        verso={`obiettivi/${sede.obiettivoId}/provenienza/${sede.centroId}/${sede.anno}/${voce.id}`}
        nome={voce.nome}
      />{' '}
      {scrivibile && (
        <Bottone
          tono="outline-primary"
          size="xs"
          className="non-stampare"
          aria-label={t('rettifica.apriNome', { nome: voce.nome })}
          onClick={() => setRettifica(true)}
        >
          {t('rettifica.apri')}
        </Bottone>
      )}
      <CancellaTesto testoId={registrato.testoId} presente={registrato.testo !== null} nome={voce.nome} />
      {rettifica && (
        <RettificaDialogo
          voce={voce}
          sede={sede}
          registrato={registrato}
          revisione={revisione}
          onChiudi={() => setRettifica(false)}
        />
      )}
    </div>
  );
}

function Scritto({
  esito: { testo, avvertenze, rilevatoIl, registratoIl, autore, rettifiche },
}: {
  esito: EsitoRegistrato;
}) {
  const t = useTesto();
  const parola = useParola();
  const date = useDate();
  return (
    <>
      <p className="esito-testo testo-libero">{testo ?? <em>{t('testo.cancellato')}</em>}</p>
      {avvertenze.map((codice) => (
        <p key={codice} className="descrizione">
          {parola('avvertenza', codice)}
        </p>
      ))}
      <p className="descrizione">
        {t('esito.quando', {
          rilevato: date.giornoBreve(rilevatoIl),
          autore,
          registrato: date.istanteBreve(registratoIl),
        })}
        {rettifiche > 0 && ` ${t('esito.rettifiche', { rettifiche })}`}
      </p>
    </>
  );
}
