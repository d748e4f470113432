import { useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Avviso } from '../../ui/Avviso.js';
import { AVANZAMENTO_ATS, type FinanziarioAts } from './avanzamento.queries.js';
import { useCifre } from './cifre.js';
import { Cornice, Denaro } from './Cornice.js';
import { TraguardoDellAts } from './TraguardoDellAts.js';

interface Props {
  readonly progettoId: string;
  readonly aperto: boolean;
}

/** On the project's page in an ATS: partner by partner, what they share beside what was planned, and where that leads. */
export function AvanzamentoDellAts({ progettoId, aperto }: Props) {
  const letto = useLettura(AVANZAMENTO_ATS, { progettoId });
  return (
    <Cornice
      di={letto}
      senzaTraguardi="avanzamento.senzaTraguardiAts"
      traguardo={(traguardo, previsioni) => (
        <TraguardoDellAts key={traguardo.traguardoId} {...{ progettoId, traguardo, previsioni, aperto }} />
      )}
    >
      {(finanziario) => <DenaroDeiPartner finanziario={finanziario} />}
    </Cornice>
  );
}

function DenaroDeiPartner({ finanziario }: { finanziario: FinanziarioAts }) {
  const t = useTesto();
  const { condivisi } = useCifre();
  const { totale, partner, mesi, giorno, completo, rendicontatoCentesimi } = finanziario;
  if (totale === null) return null;
  return (
    <Denaro
      premessa={!completo && <Avviso tono="info">{t('avanzamento.incompletoDenaro')}</Avviso>}
      didascalia={t('avanzamento.perPartner')}
      prima={t('progetti.partner')}
      giorno={giorno}
      righe={partner.map((uno) => ({
        ...{ id: uno.partnerId, nome: uno.ente, rendicontatoCentesimi: uno.rendicontatoCentesimi },
        descrizione: condivisi(uno.mesi),
        misura: uno.misura ?? {
          ...{ pianificatoCentesimi: uno.pianificatoCentesimi, allaDataCentesimi: uno.allaDataCentesimi },
        },
      }))}
      totale={totale}
      rendicontatoCentesimi={rendicontatoCentesimi}
      incompleto={!completo}
      nota={t('avanzamento.rendicontatoAParte')}
      mesi={mesi}
    />
  );
}
