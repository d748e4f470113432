import { Table } from 'design-react-kit';
import type { ReactNode } from 'react';

interface Props {
  readonly didascalia: string;
  /** The caption is shown; otherwise a heading above already says it and it is only read out. */
  readonly mostraDidascalia?: boolean;
  /** Headings of the columns: of figures `numero`, right like their cells; an empty one has text for screen readers. */
  readonly colonne: readonly (string | { readonly numero: string } | { readonly nascosta: string })[];
  readonly className?: string;
  readonly children: ReactNode;
}

/** A table that becomes a list of cards on a phone: cells then say their column by `data-colonna`. */
export function Tabella({ didascalia, mostraDidascalia = false, colonne, className = '', children }: Props) {
  return (
    <Table className={`tabella align-middle ${className}`}>
      <caption className={mostraDidascalia ? '' : 'visually-hidden'}>{didascalia}</caption>
      <thead>
        <tr>
          {colonne.map((colonna) =>
            typeof colonna === 'string' || 'numero' in colonna ? (
              <Intestazione key={typeof colonna === 'string' ? colonna : colonna.numero} colonna={colonna} />
            ) : (
              <th key={colonna.nascosta} scope="col">
                <span className="visually-hidden">{colonna.nascosta}</span>
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </Table>
  );
}

function Intestazione({ colonna }: { colonna: string | { readonly numero: string } }) {
  return typeof colonna === 'string' ? (
    <th scope="col">{colonna}</th>
  ) : (
    <th scope="col" className="numero">
      {colonna.numero}
    </th>
  );
}
