import { useTesto } from '../../messages/index.js';
import { Tabella } from '../../ui/Tabella.js';
import { useImporti } from '../rendiconti/importi.js';
import type { Misure } from './consolidato.queries.js';
import type { Dietro } from './dietro.js';
import { GraficoConsolidato } from './GraficoConsolidato.js';
import { TotaleCheScende } from './TotaleCheScende.js';

export interface RigaConsolidata extends Misure {
  readonly id: string;
  readonly nome: string;
  readonly descrizione?: string;
  /** Cents of the plan of the day; months have none, null is not to be told. */
  readonly previstoCentesimi?: number | null;
  readonly dietro: Dietro;
  /** Of a partner outside the platform, or of a project of which only rendiconti are for who asks. */
  readonly fuori?: boolean;
}

interface Props {
  readonly titolo: string;
  readonly id: string;
  readonly prima: string;
  readonly righe: readonly RigaConsolidata[];
  /** The sum of the rows, as it was answered. */
  readonly totale: Omit<RigaConsolidata, 'id' | 'nome'>;
}

/** A chart and the same figures in a table: planned, shared, paid of it, reported; every total leads to its parts. */
export function TabellaConsolidata({ titolo, id, prima, righe, totale }: Props) {
  const t = useTesto();
  const conPrevisto = totale.previstoCentesimi !== undefined;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="h4">
        {titolo}
      </h2>
      <GraficoConsolidato barre={righe} />
      <Tabella
        didascalia={titolo}
        className="consolidato"
        colonne={[
          prima,
          ...(conPrevisto ? [{ numero: t('consolidato.previsto') }] : []),
          ...[{ numero: t('consolidato.spese') }, { numero: t('consolidato.condiviso') }],
          ...[{ numero: t('consolidato.pagato') }, { numero: t('consolidato.rendicontato') }],
        ]}
      >
        {righe.map((riga) => (
          <Riga key={riga.id} riga={riga} conPrevisto={conPrevisto} />
        ))}
        <Riga riga={{ ...totale, id: 'totale', nome: t('consolidato.totale') }} conPrevisto={conPrevisto} />
      </Tabella>
    </section>
  );
}

function Riga({ riga, conPrevisto }: { riga: RigaConsolidata; conPrevisto: boolean }) {
  const t = useTesto();
  const { euro } = useImporti();
  const { nome, descrizione, condiviso, rendicontato, previstoCentesimi, dietro } = riga;
  return (
    <tr>
      <th scope="row">
        {nome}
        {descrizione && <span className="descrizione">{descrizione}</span>}
      </th>
      {conPrevisto && (
        <td data-colonna={t('consolidato.previsto')} className="numero">
          {previstoCentesimi === null ? '–' : euro(previstoCentesimi ?? 0)}
        </td>
      )}
      <td data-colonna={t('consolidato.spese')} className="numero">
        {condiviso?.numero ?? '–'}
      </td>
      <td data-colonna={t('consolidato.condiviso')} className="numero">
        <TotaleCheScende
          di="condiviso"
          centesimi={condiviso?.quotaCentesimi ?? null}
          {...{ numero: condiviso?.numero ?? 0, dietro, nome, fuori: riga.fuori }}
        />
      </td>
      <td data-colonna={t('consolidato.pagato')} className="numero">
        {condiviso === null ? '–' : euro(condiviso.pagatoCentesimi)}
      </td>
      <td data-colonna={t('consolidato.rendicontato')} className="numero">
        <TotaleCheScende
          di="rendicontato"
          centesimi={rendicontato.quotaCentesimi}
          {...{ numero: rendicontato.numero, dietro, nome }}
        />
        {rendicontato.nonAmmessiCentesimi !== 0 && (
          <span className="descrizione">
            {t('consolidato.nonAmmessi', { euro: euro(rendicontato.nonAmmessiCentesimi) })}
          </span>
        )}
      </td>
    </tr>
  );
}
