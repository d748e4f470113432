import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { AVANZAMENTO, type Finanziario } from './avanzamento.queries.js';
import { ConteggiDelProgetto } from './ConteggiDelProgetto.js';
import { MesiFinanziari, TabellaFinanziaria } from './TabelleFinanziarie.js';
import { TraguardoDelConsorzio } from './TraguardoDelConsorzio.js';

interface Props {
  readonly progettoId: string;
  readonly aperto: boolean;
  /** Days of the project, ISO. */
  readonly dal: string;
  readonly al: string;
}

/** On the project's page in a consortium: what it did and what it spent, beside what was planned, and where that leads. */
export function AvanzamentoDelConsorzio({ progettoId, aperto, dal, al }: Props) {
  const t = useTesto();
  const letto = useLettura(AVANZAMENTO, { progettoId });
  return (
    <section aria-labelledby="avanzamento" className="ats-sezione avanzamento">
      <h2 id="avanzamento" className="h4">
        {t('avanzamento.titolo')}
      </h2>
      <Lettura di={letto}>
        {({ fisico: { traguardi, previsioni }, finanziario }) => (
          <>
            {traguardi.length === 0 ? (
              <Vuoto icona="documento" titolo={t('avanzamento.senzaTraguardi')}>
                <p>{t('avanzamento.senzaTraguardiTesto')}</p>
              </Vuoto>
            ) : (
              traguardi.map((traguardo) => (
                <TraguardoDelConsorzio
                  key={traguardo.traguardoId}
                  progettoId={progettoId}
                  traguardo={traguardo}
                  previsioni={previsioni.filter(({ traguardoId }) => traguardoId === traguardo.traguardoId)}
                  aperto={aperto}
                />
              ))
            )}
            <Denaro finanziario={finanziario} />
            <ConteggiDelProgetto {...{ progettoId, dal, al }} />
          </>
        )}
      </Lettura>
    </section>
  );
}

function Denaro({ finanziario: { totale, voci, mesi, giorno } }: { finanziario: Finanziario }) {
  const t = useTesto();
  if (totale === null) return null;
  return (
    <>
      <h3 className="h5">{t('avanzamento.finanziario')}</h3>
      <TabellaFinanziaria
        didascalia={t('avanzamento.perVoce')}
        prima={t('progetti.voce')}
        giorno={giorno}
        righe={voci.map(({ voceId, codice, titolo, ...misura }) => ({
          ...{ id: voceId, misura },
          nome: codice === '' ? t('avanzamento.voceTolta') : `${codice} ${titolo}`,
        }))}
        totale={totale}
      />
      <p className="descrizione">{t('avanzamento.attesoAiGiorni')}</p>
      <MesiFinanziari mesi={mesi} />
    </>
  );
}
