import { useState } from 'react';

import { useLettura } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { ALBERO } from '../planning/index.js';
import { Spunta } from '../ui/Campo.js';
import { abbinamentiOf } from './corrispondenze.js';
import { ObiettivoLettoView } from './ObiettivoLetto.js';
import type { Risoluzioni } from './PropostaPage.js';
import type { Avvertenza, Proposta } from './proposta.types.js';

interface Props {
  readonly proposta: Proposta;
  readonly avvertenze: ReadonlyMap<number, readonly Avvertenza[]>;
  readonly risoluzioni: Risoluzioni;
  readonly onRisolvi: (indice: number, obiettivoId: string | null) => void;
}

/** The objectives in the order of the document; those that need an eye can be seen alone. */
export function ObiettiviLetti({ proposta, avvertenze, risoluzioni, onRisolvi }: Props) {
  const t = useTesto();
  const [soloDubbi, setSoloDubbi] = useState(false);
  const { objectives } = proposta.proposta;
  const obiettiviDelPiano = useObiettiviDelPiano(proposta);
  const abbinamenti = abbinamentiOf(proposta, risoluzioni);
  const presi = new Set(abbinamenti.values());
  const liberiPer = (indice: number) =>
    obiettiviDelPiano.filter(({ id }) => id === abbinamenti.get(indice) || !presi.has(id));
  const rows = objectives.map((obiettivo, indice) => ({
    obiettivo,
    indice,
    dubbi: avvertenze.get(indice) ?? [],
    corrispondenza: proposta.corrispondenze?.find((each) => each.indice === indice) ?? null,
  }));
  const daVedere = rows.filter(({ dubbi, corrispondenza }) => dubbi.length > 0 || corrispondenza?.esito === 'ambiguo');
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
        {(soloDubbi ? daVedere : rows).map(({ obiettivo, indice, dubbi, corrispondenza }) => (
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
          />
        ))}
      </ol>
    </section>
  );
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
