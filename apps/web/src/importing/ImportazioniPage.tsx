import { Lettura, useLettura } from '../graphql/index.js';
import { useParola, useTesto } from '../messages/index.js';
import { Collegamento } from '../shell/Collegamento.js';
import { Pagina } from '../shell/Pagina.js';
import { useScope } from '../shell/scope.js';
import { useDiritti } from '../tenancy/index.js';
import { useDate } from '../ui/date.js';
import { Vuoto } from '../ui/Vuoto.js';
import { NonFinita } from './NonFinita.js';
import { IMPORTAZIONI, type Importazione } from './importing.queries.js';

/** The documents that were accepted, with the parts of them that have no field yet, and those of which parts are missing. */
export function ImportazioniPage() {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const importazioni = useLettura(IMPORTAZIONI, {});
  return (
    <Pagina
      titolo={t('importazioni.titolo')}
      sottotitolo={<p>{t('importazioni.spiegazione')}</p>}
      azioni={
        puo('importing.importa') && (
          <Collegamento className="btn btn-primary" verso={`/${scope}/importa`}>
            {t('piani.importa')}
          </Collegamento>
        )
      }
    >
      <Lettura di={importazioni}>
        {({ importazioni: { importazioni: lista } }) =>
          lista.length === 0 ? (
            <Vuoto icona="documento" titolo={t('importazioni.nessuna')} />
          ) : (
            lista.map((importazione) =>
              importazione.stato === 'inCorso' ? (
                <NonFinita key={importazione.id} importazione={importazione} />
              ) : (
                <Documento key={importazione.id} importazione={importazione} />
              ),
            )
          )
        }
      </Lettura>
    </Pagina>
  );
}

function Documento({ importazione }: { importazione: Importazione }) {
  const t = useTesto();
  const parola = useParola();
  const { scope } = useScope();
  const { istante } = useDate();
  const { nome, famiglia, autore, registratoIl, sha256, pianoId, sezioni } = importazione;
  return (
    <article className="voce">
      <h2 className="h5">{nome}</h2>
      <p className="mb-1">
        {parola('famiglia', famiglia)}.{' '}
        <Collegamento verso={`/${scope}/piani/${pianoId}`}>{t('importazioni.piano')}</Collegamento>
      </p>
      <p className="descrizione">{t('importazioni.chi', { autore, quando: istante(registratoIl) })}</p>
      <p className="descrizione impronta">{t('importazioni.impronta', { sha256 })}</p>
      {sezioni.length > 0 && (
        <details>
          <summary>{t('resto.sezioni', { quante: sezioni.length })}</summary>
          {sezioni.map(({ titolo, testo }, index) => (
            <details key={index} className="sezione">
              <summary>{titolo || t('resto.senzaTitolo', { numero: index + 1 })}</summary>
              <pre className="sezione-testo" tabIndex={0}>
                {testo ?? t('testo.cancellato')}
              </pre>
            </details>
          ))}
        </details>
      )}
    </article>
  );
}
