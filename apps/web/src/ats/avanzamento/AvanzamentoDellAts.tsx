import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Avviso } from '../../ui/Avviso.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { AVANZAMENTO_ATS, type FinanziarioAts } from './avanzamento.queries.js';
import { useCifre } from './cifre.js';
import { MesiFinanziari, TabellaFinanziaria } from './TabelleFinanziarie.js';
import { TraguardoDellAts } from './TraguardoDellAts.js';

interface Props {
  readonly progettoId: string;
  readonly aperto: boolean;
}

/** On the project's page in an ATS: partner by partner, what they share beside what was planned, and where that leads. */
export function AvanzamentoDellAts({ progettoId, aperto }: Props) {
  const t = useTesto();
  const letto = useLettura(AVANZAMENTO_ATS, { progettoId });
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
                <p>{t('avanzamento.senzaTraguardiAts')}</p>
              </Vuoto>
            ) : (
              traguardi.map((traguardo) => (
                <TraguardoDellAts
                  key={traguardo.traguardoId}
                  progettoId={progettoId}
                  traguardo={traguardo}
                  previsioni={previsioni.filter(({ traguardoId }) => traguardoId === traguardo.traguardoId)}
                  aperto={aperto}
                />
              ))
            )}
            <Denaro finanziario={finanziario} />
          </>
        )}
      </Lettura>
    </section>
  );
}

function Denaro({ finanziario }: { finanziario: FinanziarioAts }) {
  const t = useTesto();
  const { condivisi } = useCifre();
  const { totale, partner, mesi, giorno, completo, rendicontatoCentesimi } = finanziario;
  if (totale === null) return null;
  return (
    <>
      <h3 className="h5">{t('avanzamento.finanziario')}</h3>
      {!completo && <Avviso tono="info">{t('avanzamento.incompletoDenaro')}</Avviso>}
      <TabellaFinanziaria
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
      />
      <p className="descrizione">
        {t('avanzamento.attesoAlleFasi')} {t('avanzamento.rendicontatoAParte')}
      </p>
      <MesiFinanziari mesi={mesi} />
    </>
  );
}
