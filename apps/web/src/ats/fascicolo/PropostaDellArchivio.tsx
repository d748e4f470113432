import { useState } from 'react';

import { EsitoDelComando, Lettura, useComando, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { Avanzamento } from '../../ui/Avanzamento.js';
import { Avviso } from '../../ui/Avviso.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta } from '../../ui/Campo.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { ARCHIVIO, TIPI_DOCUMENTO, type ArchivioLetto, type FileAbbinato } from './fascicolo.queries.js';

/** The files of an archive with the expenses proposed for them. Nothing is deposited before the person says so. */
export function PropostaDellArchivio({ archivioId }: { archivioId: string }) {
  const letta = useLettura(ARCHIVIO, { archivioId });
  return <Lettura di={letta}>{({ archivioDiDocumenti }) => <Proposta archivio={archivioDiDocumenti} />}</Lettura>;
}

interface Scelta {
  readonly spesaId: string;
  readonly tipo: string;
}

/** As it is proposed: what was recognised with some confidence; the rest stays out until somebody chooses. */
const proposta = ({ tipo, confidenza, candidati }: FileAbbinato): Scelta => ({
  spesaId: confidenza === 'alta' || confidenza === 'media' ? (candidati[0]?.spesaId ?? '') : '',
  tipo,
});

function Proposta({ archivio: { file, rifiutati } }: { archivio: ArchivioLetto }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  // Each result is read once at the end: the list must not move under the person between two files.
  const comando = useComando('depositaDocumento', { rileggi: false });
  const ultimo = useComando('depositaDocumento');
  const [scelte, setScelte] = useState<ReadonlyMap<string, Scelta>>(new Map());
  const [fatti, setFatti] = useState<ReadonlySet<string>>(new Set());
  const [corso, setCorso] = useState<{ readonly fatti: number; readonly totale: number } | null>(null);
  const sceltaDi = (uno: FileAbbinato) => scelte.get(uno.caricamentoId) ?? proposta(uno);
  const fatto = (uno: FileAbbinato) => fatti.has(uno.caricamentoId) || uno.depositatoIn.length > 0;
  const daFare = file.filter((uno) => !fatto(uno) && sceltaDi(uno).spesaId !== '');

  /** One after the other: what is deposited stays so when it breaks off, and the rest can be confirmed again. */
  const deposita = async () => {
    let quanti = 0;
    for (const [index, uno] of daFare.entries()) {
      setCorso({ fatti: index, totale: daFare.length });
      const { spesaId, tipo } = sceltaDi(uno);
      const via = index === daFare.length - 1 ? ultimo : comando;
      if (!(await via.esegui({ spesaId, caricamentoId: uno.caricamentoId, tipo }))) break;
      quanti++;
      setFatti((before) => new Set(before).add(uno.caricamentoId));
    }
    setCorso(null);
    if (quanti > 0) avvisa({ testo: t('archivio.depositati', { quanti }) });
  };
  const colonne = [t('archivio.file'), t('fascicolo.tipo'), t('archivio.spesa'), t('archivio.confidenza')];
  return (
    <>
      {rifiutati.length > 0 && (
        <Avviso tono="warning">
          <strong>{t('archivio.rifiutati', { quanti: rifiutati.length })}</strong>
          <ul className="mb-0">
            {rifiutati.map(({ percorso, messaggio }) => (
              <li key={percorso}>
                {percorso}: {messaggio}
              </li>
            ))}
          </ul>
        </Avviso>
      )}
      {file.length === 0 ? (
        <Vuoto icona="cartella" titolo={t('archivio.vuoto')}>
          <p>{t('archivio.vuotoTesto')}</p>
        </Vuoto>
      ) : (
        <>
          <Tabella didascalia={t('archivio.didascalia')} colonne={colonne}>
            {file.map((uno) => (
              <Riga
                key={uno.caricamentoId}
                colonne={colonne}
                file={uno}
                scelta={sceltaDi(uno)}
                fatto={fatto(uno)}
                onScelta={(scelta) => setScelte((before) => new Map(before).set(uno.caricamentoId, scelta))}
              />
            ))}
          </Tabella>
          {corso && (
            <Avanzamento
              etichetta={t('archivio.deposito', corso)}
              percento={(100 * corso.fatti) / corso.totale}
              annuncia
            />
          )}
          <EsitoDelComando di={comando} />
          <EsitoDelComando di={ultimo} />
          <Bottone occupato={corso !== null} disabled={daFare.length === 0} onClick={() => void deposita()}>
            {t('archivio.conferma', { quanti: daFare.length })}
          </Bottone>
        </>
      )}
    </>
  );
}

interface RigaProps {
  readonly colonne: readonly string[];
  readonly file: FileAbbinato;
  readonly scelta: Scelta;
  readonly fatto: boolean;
  readonly onScelta: (scelta: Scelta) => void;
}

function Riga({ colonne, file, scelta, fatto, onScelta }: RigaProps) {
  const t = useTesto();
  const parola = useParola();
  const { percorso: nome, candidati, confidenza } = file;
  const motivi = candidati.find(({ spesaId }) => spesaId === scelta.spesaId)?.motivi ?? [];
  return (
    <tr>
      <td data-colonna={colonne[0]}>{nome}</td>
      <td data-colonna={colonne[1]}>
        {fatto ? (
          parola('documento', scelta.tipo)
        ) : (
          <CampoScelta
            etichetta={t('fascicolo.tipoDi', { nome })}
            etichettaNascosta
            value={scelta.tipo}
            onChange={(tipo) => onScelta({ ...scelta, tipo })}
          >
            {TIPI_DOCUMENTO.map((uno) => (
              <option key={uno} value={uno}>
                {parola('documento', uno)}
              </option>
            ))}
          </CampoScelta>
        )}
      </td>
      <td data-colonna={colonne[2]}>
        {fatto ? (
          t('archivio.depositatoGia')
        ) : (
          <CampoScelta
            etichetta={t('archivio.spesaDi', { nome })}
            etichettaNascosta
            value={scelta.spesaId}
            onChange={(spesaId) => onScelta({ ...scelta, spesaId })}
          >
            <option value="">{t('archivio.nessunaSpesa')}</option>
            {candidati.map(({ spesaId, detta }) => (
              <option key={spesaId} value={spesaId}>
                {detta}
              </option>
            ))}
          </CampoScelta>
        )}
      </td>
      <td data-colonna={colonne[3]}>
        {t(`archivio.confidenza.${confidenza}`)}
        {motivi.length > 0 && (
          <p className="descrizione mb-0">{motivi.map((uno) => parola('archivio.motivo', uno)).join(', ')}</p>
        )}
      </td>
    </tr>
  );
}
