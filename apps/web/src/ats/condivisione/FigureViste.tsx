import { useTesto } from '../../messages/index.js';
import { Tabella } from '../../ui/Tabella.js';
import { useCifre } from '../avanzamento/cifre.js';
import type { AvanzamentoVisto, FiguraVista } from './del-progetto.queries.js';

type DelTraguardo = Pick<FiguraVista, 'traguardoId' | 'titolo' | 'tipo' | 'unita'>;

/** What was done towards the targets of a project, as an ATS sees it: figures, and what they make, without words. */
export function FigureViste({ viste, perConsorzio }: { viste: AvanzamentoVisto; perConsorzio: boolean }) {
  const t = useTesto();
  const { numero, periodo } = useCifre();
  const titolo = (uno: DelTraguardo) => uno.titolo ?? t('vista.traguardoTolto');
  const quanto = ({ tipo, unita }: DelTraguardo, valore: string) =>
    tipo === 'milestone'
      ? t(valore === '0' ? 'avanzamento.nonAncora' : 'avanzamento.si')
      : `${numero(valore)} ${unita}`;
  return (
    <>
      <Tabella
        didascalia={t('vista.avanzamentoTotale')}
        mostraDidascalia
        colonne={[t('progetti.traguardo'), { numero: t('vista.fattoCondiviso') }]}
      >
        {viste.traguardi.map((uno) => (
          <tr key={uno.traguardoId}>
            <th scope="row">{titolo(uno)}</th>
            <td data-colonna={t('vista.fattoCondiviso')} className="numero">
              <strong>{quanto(uno, uno.totale)}</strong>
            </td>
          </tr>
        ))}
      </Tabella>
      <Tabella
        didascalia={t('vista.avanzamentoDidascalia')}
        mostraDidascalia
        colonne={[
          t('avanzamento.quando'),
          ...(perConsorzio ? [t('vista.consorzio')] : []),
          ...[t('progetti.traguardo'), { numero: t('avanzamento.fatto') }, t('vista.origine')],
        ]}
      >
        {viste.edges.map(({ cursor, node }) => (
          <tr key={cursor}>
            <th scope="row">{periodo(node)}</th>
            {perConsorzio && <td data-colonna={t('vista.consorzio')}>{node.denominazione}</td>}
            <td data-colonna={t('progetti.traguardo')}>{titolo(node)}</td>
            <td data-colonna={t('avanzamento.fatto')} className="numero">
              {quanto(node, node.valore)}
            </td>
            <td data-colonna={t('vista.origine')}>{t(node.collegata ? 'vista.dalConsuntivo' : 'vista.dalProgetto')}</td>
          </tr>
        ))}
      </Tabella>
    </>
  );
}
