import { useTesto } from '../../messages/index.js';
import { Tabella } from '../../ui/Tabella.js';
import { useImporti } from '../rendiconti/importi.js';
import type { Dietro } from './dietro.js';
import type { Filtrato } from './filtrato.js';
import { TotaleCheScende } from './TotaleCheScende.js';

interface Props {
  readonly consolidato: Pick<Filtrato, 'perProgetto' | 'perPartner' | 'incrocio'>;
  readonly mesi: Pick<Dietro, 'dal' | 'al'>;
}

/** Projects by partners: in each cell what is shared, and what was reported under it. */
export function TabellaIncrocio({ consolidato: { perProgetto, perPartner, incrocio }, mesi }: Props) {
  const t = useTesto();
  const cella = (progettoId: string, partner: string) =>
    incrocio.find((una) => una.progettoId === progettoId && una.partner === partner);
  return (
    <section aria-labelledby="incrocio">
      <h2 id="incrocio" className="h4">
        {t('consolidato.incrocio')}
      </h2>
      {perProgetto.some(({ fuori }) => !fuori) && <p className="descrizione">{t('consolidato.incrocioTesto')}</p>}
      <div className="consolidato-larga" tabIndex={0} role="region" aria-labelledby="incrocio">
        <Tabella
          didascalia={t('consolidato.incrocio')}
          className="consolidato"
          colonne={[t('consolidato.progetto'), ...perPartner.map(({ denominazione }) => ({ numero: denominazione }))]}
        >
          {perProgetto.map(({ progettoId, titolo }) => (
            <tr key={progettoId}>
              <th scope="row">{titolo}</th>
              {perPartner.map(({ partner, consorzio, denominazione }) => (
                <td key={partner} data-colonna={denominazione} className="numero">
                  <Cella
                    cella={cella(progettoId, partner)}
                    dietro={{ progetto: progettoId, ...(consorzio && { partner: consorzio }), ...mesi }}
                    nome={`${titolo}, ${denominazione}`}
                    fuori={consorzio === null}
                  />
                </td>
              ))}
            </tr>
          ))}
        </Tabella>
      </div>
    </section>
  );
}

interface CellaProps {
  readonly cella: Filtrato['incrocio'][number] | undefined;
  readonly dietro: Dietro;
  readonly nome: string;
  readonly fuori: boolean;
}

function Cella({ cella, dietro, nome, fuori }: CellaProps) {
  const t = useTesto();
  const { euro } = useImporti();
  if (!cella) return <>–</>;
  const { condiviso, rendicontato, previstoCentesimi } = cella;
  return (
    <>
      <TotaleCheScende
        di="condiviso"
        centesimi={condiviso?.quotaCentesimi ?? null}
        {...{ numero: condiviso?.numero ?? 0, dietro, nome, fuori: fuori || cella.fuori }}
      />
      <span className="descrizione">
        {t('consolidato.rendicontato')}:{' '}
        <TotaleCheScende
          di="rendicontato"
          centesimi={rendicontato.quotaCentesimi}
          {...{ numero: rendicontato.numero, dietro, nome }}
        />
      </span>
      {previstoCentesimi !== null && (
        <span className="descrizione">{t('consolidato.previstoDi', { euro: euro(previstoCentesimi) })}</span>
      )}
    </>
  );
}
