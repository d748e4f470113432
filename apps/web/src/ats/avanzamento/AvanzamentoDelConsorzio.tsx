import { useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { AVANZAMENTO, type Finanziario } from './avanzamento.queries.js';
import { ConteggiDelProgetto } from './ConteggiDelProgetto.js';
import { Cornice, Denaro } from './Cornice.js';
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
  const letto = useLettura(AVANZAMENTO, { progettoId });
  return (
    <Cornice
      di={letto}
      senzaTraguardi="avanzamento.senzaTraguardiTesto"
      traguardo={(traguardo, previsioni) => (
        <TraguardoDelConsorzio key={traguardo.traguardoId} {...{ progettoId, traguardo, previsioni, aperto }} />
      )}
    >
      {(finanziario) => (
        <>
          <DenaroDelConsorzio finanziario={finanziario} />
          <ConteggiDelProgetto {...{ progettoId, dal, al }} />
        </>
      )}
    </Cornice>
  );
}

function DenaroDelConsorzio({ finanziario: { totale, voci, mesi, giorno } }: { finanziario: Finanziario }) {
  const t = useTesto();
  if (totale === null) return null;
  return (
    <Denaro
      didascalia={t('avanzamento.perVoce')}
      prima={t('progetti.voce')}
      giorno={giorno}
      righe={voci.map(({ voceId, codice, titolo, ...misura }) => ({
        ...{ id: voceId, misura },
        nome: codice === '' ? t('avanzamento.voceTolta') : `${codice} ${titolo}`,
      }))}
      totale={totale}
      mesi={mesi}
    />
  );
}
