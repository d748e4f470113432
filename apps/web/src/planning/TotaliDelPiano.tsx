import { useLettura } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { Collegamento } from '../shell/Collegamento.js';
import { useScope } from '../shell/scope.js';
import { TOTALI } from './planning.queries.js';
import type { Totali } from './planning.types.js';

/** A measure, and the one that says how much of it is reported on. */
const MISURE: readonly (readonly [keyof Totali, (keyof Totali & `${string}Con${string}`)?])[] = [
  ['obiettivi'],
  ['attivita', 'attivitaConEsito'],
  ['indicatori', 'indicatoriConValore'],
  ['relazioni'],
  ['progettiPeg'],
];

/** A plan in a few figures, each of which says where it comes from. */
export function TotaliDelPiano({ pianoId }: { pianoId: string }) {
  const t = useTesto();
  const { dati } = useLettura(TOTALI, {});
  const piano = dati?.totali.piani.find((one) => one.pianoId === pianoId);
  if (!piano) return null;
  return (
    <section aria-labelledby="totali">
      <h2 id="totali" className="visually-hidden">
        {t('totali.titolo')}
      </h2>
      <dl className="cifre">
        {MISURE.map(([misura, parte]) => (
          <div key={misura}>
            <dt>{t(`totali.${misura}`)}</dt>
            <dd>
              <Cifra pianoId={pianoId} misura={misura} totali={piano.totali} />
              {parte && (
                <span className="descrizione">
                  <Cifra pianoId={pianoId} misura={parte} totali={piano.totali} /> {t(`totali.${parte}`)}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface CifraProps {
  readonly pianoId: string;
  readonly misura: keyof Totali;
  readonly totali: Totali;
}

function Cifra({ pianoId, misura, totali }: CifraProps) {
  const t = useTesto();
  const { consorzio, scope } = useScope();
  const quanti = totali[misura];
  // The ledger is that of the whole plan: a part of it is counted, and has none.
  if (consorzio.ristretto) return quanti;
  return (
    <Collegamento
      verso={`/${scope}/piani/${pianoId}/provenienza/${misura}`}
      aria-label={t('totali.daDove', { misura: t(`totali.${misura}`), quanti })}
    >
      {quanti}
    </Collegamento>
  );
}
