import { useState } from 'react';

import { useLettura } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { ALBERO } from '../planning/index.js';
import { Spunta } from '../ui/Campo.js';
import { abbinamentiOf } from './corrispondenze.js';
import { ObiettivoLettoView } from './ObiettivoLetto.js';
import { SENZA_RIGA } from './importing.queries.js';
import type { Risoluzioni } from './PropostaPage.js';
import type { Avvertenza, Proposta } from './proposta.types.js';
import type { RigaScelta } from './righe-scelte.js';

interface Props {
  readonly proposta: Proposta;
  readonly avvertenze: ReadonlyMap<number, readonly Avvertenza[]>;
  readonly risoluzioni: Risoluzioni;
  readonly onRisolvi: (indice: number, obiettivoId: string | null) => void;
  readonly righe: readonly RigaScelta[];
  readonly onScegliRiga: (righe: readonly RigaScelta[]) => void;
}

/** The objectives in the order of the document; those that need an eye can be seen alone. */
export function ObiettiviLetti({ proposta, avvertenze, risoluzioni, onRisolvi, righe, onScegliRiga }: Props) {
  const t = useTesto();
  const [soloDubbi, setSoloDubbi] = useState(false);
  const { objectives } = proposta.proposta;
  const obiettiviDelPiano = useObiettiviDelPiano(proposta);
  const abbinamenti = abbinamentiOf(proposta, risoluzioni);
  const senzaRiga = useSenzaRiga(proposta, risoluzioni);
  const presi = new Set(abbinamenti.values());
  const liberiPer = (indice: number) =>
    obiettiviDelPiano.filter(({ id }) => id === abbinamenti.get(indice) || !presi.has(id));
  const rows = objectives.map((obiettivo, indice) => ({
    obiettivo,
    indice,
    dubbi: avvertenze.get(indice) ?? [],
    corrispondenza: proposta.corrispondenze?.find((each) => each.indice === indice) ?? null,
    senza: senzaRiga.find((each) => each.indice === indice && each.obiettivoId === abbinamenti.get(indice)) ?? null,
  }));
  const daVedere = rows.filter(
    ({ dubbi, corrispondenza, senza }) => dubbi.length > 0 || corrispondenza?.esito === 'ambiguo' || senza !== null,
  );
  const ambigui = rows.filter(({ corrispondenza }) => corrispondenza?.esito === 'ambiguo');
  return (
    <section aria-labelledby="obiettivi">
      <h2 id="obiettivi" className="h4">
        {t('proposta.obiettivi', { quanti: objectives.length })}
      </h2>
      <p>
        {t('proposta.conDubbi', { quanti: daVedere.length })}{' '}
        {ambigui.length > 0 && t('proposta.ambigui', { quanti: ambigui.length })}
      </p>
      {daVedere.length > 0 && daVedere.length < rows.length && (
        <Spunta etichetta={t('proposta.soloDubbi')} checked={soloDubbi} onChange={setSoloDubbi} />
      )}
      <ol className="letti">
        {(soloDubbi ? daVedere : rows).map(({ obiettivo, indice, dubbi, corrispondenza, senza }) => (
          <ObiettivoLettoView
            key={indice}
            propostaId={proposta.id}
            indice={indice}
            obiettivo={obiettivo}
            escluso={proposta.esclusi.includes(indice)}
            dubbi={dubbi}
            corrispondenza={corrispondenza}
            obiettiviDelPiano={liberiPer(indice)}
            scelta={risoluzioni.get(indice)}
            onRisolvi={(obiettivoId) => onRisolvi(indice, obiettivoId)}
            senzaRiga={senza}
            righe={righe}
            onScegliRiga={onScegliRiga}
          />
        ))}
      </ol>
    </section>
  );
}

/** Asked again when the person says which objective of the plan one is; what was known stays in sight meanwhile. */
function useSenzaRiga({ id, esclusi, corrispondenze }: Proposta, risoluzioni: Risoluzioni) {
  const { dati } = useLettura(
    SENZA_RIGA,
    { propostaId: id, risoluzioni: [...risoluzioni].map(([indice, obiettivoId]) => ({ indice, obiettivoId })) },
    { salta: corrispondenze === null },
  );
  return (dati?.risultatiSenzaRiga ?? []).filter(({ indice }) => !esclusi.includes(indice));
}

/** Those that a reported objective may turn out to be, each once. */
function useObiettiviDelPiano({ pianoEsistente, corrispondenze }: Proposta) {
  const { dati } = useLettura(
    ALBERO,
    { pianoId: pianoEsistente?.id ?? '' },
    { salta: pianoEsistente === null || corrispondenze === null },
  );
  const tutti = dati?.albero?.rami.flatMap(({ obiettivi }) => obiettivi) ?? [];
  return [...new Map(tutti.map(({ id, titolo }) => [id, { id, titolo }])).values()];
}
