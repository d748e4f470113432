import { useParola, useTesto } from '../../messages/index.js';
import { useScope } from '../../shell/scope.js';
import { Tabella } from '../../ui/Tabella.js';
import type { FascicoloVisto } from './del-progetto.queries.js';
import { useParoleCondivisione } from './useParoleCondivisione.js';

interface Props {
  readonly fascicoli: readonly FascicoloVisto[];
  /** In the ATS: consortia are told apart, and documents fetched through what is shared. */
  readonly perConsorzio: boolean;
}

/** The evidence that an ATS sees, by expense: documents by their kind, never by what people called the file. */
export function FascicoliVisti({ fascicoli, perConsorzio }: Props) {
  const t = useTesto();
  const parola = useParola();
  const { scope } = useScope();
  const { mese } = useParoleCondivisione();
  const tipo = (uno: string) => parola('tipoDocumento', uno);
  const indirizzo = ({ consorzio, spesaId }: FascicoloVisto, documentoId: string) =>
    perConsorzio
      ? `/api/fascicoli/${scope}/condivisi/${consorzio}/${spesaId}/${documentoId}`
      : `/api/fascicoli/${scope}/${spesaId}/${documentoId}`;
  return (
    <Tabella
      didascalia={t('vista.documentiDidascalia')}
      colonne={[
        t('vista.spesa'),
        ...(perConsorzio ? [t('vista.consorzio')] : []),
        ...[t('vista.mese'), t('vista.documenti'), t('vista.mancanti')],
      ]}
    >
      {fascicoli.map((uno) => (
        <tr key={`${uno.consorzio}/${uno.mese}/${uno.spesaId}`}>
          <th scope="row">
            {parola('tipoSpesa', uno.tipoSpesa)}
            {uno.annullata && <span className="descrizione">{t('vista.annullata')}</span>}
          </th>
          {perConsorzio && <td data-colonna={t('vista.consorzio')}>{uno.denominazione}</td>}
          <td data-colonna={t('vista.mese')}>{mese(uno.mese)}</td>
          <td data-colonna={t('vista.documenti')}>
            <ul className="list-unstyled mb-0">
              {uno.documenti.map(({ documentoId, tipo: genere }) => (
                <li key={documentoId}>
                  <a href={indirizzo(uno, documentoId)}>{tipo(genere)}</a>
                </li>
              ))}
            </ul>
          </td>
          <td data-colonna={t('vista.mancanti')}>
            {uno.mancanti !== null && (uno.mancanti.map(tipo).join(', ') || t('vista.nessunoManca'))}
          </td>
        </tr>
      ))}
    </Tabella>
  );
}
