import { Tabella } from '../ui/Tabella.js';
import { CampoArea } from '../ui/Campo.js';

interface Props<Riga> {
  readonly titolo: string;
  readonly singolare: (numero: number) => string;
  /** Field to label, in the order of the columns. */
  readonly campi: Readonly<Record<keyof Riga & string, string>>;
  readonly righe: readonly Riga[];
  readonly onChange: (righe: Riga[]) => void;
}

/** Rows of the document as a table of fields. */
export function RigheLette<Riga extends Readonly<Record<string, string>>>({
  titolo,
  singolare,
  campi,
  righe,
  onChange,
}: Props<Riga>) {
  const colonne = Object.entries(campi) as [keyof Riga & string, string][];
  return (
    <Tabella
      didascalia={titolo}
      mostraDidascalia
      className="righe-lette"
      colonne={colonne.map(([, etichetta]) => etichetta)}
    >
      {righe.map((riga, index) => (
        <tr key={index}>
          {colonne.map(([campo, etichetta]) => (
            <td key={campo} data-colonna={etichetta}>
              <CampoArea
                etichetta={`${etichetta}, ${singolare(index + 1)}`}
                etichettaNascosta
                rows={1}
                value={riga[campo] ?? ''}
                onChange={(valore) =>
                  onChange(righe.map((each, i) => (i === index ? { ...each, [campo]: valore } : each)))
                }
              />
            </td>
          ))}
        </tr>
      ))}
    </Tabella>
  );
}
