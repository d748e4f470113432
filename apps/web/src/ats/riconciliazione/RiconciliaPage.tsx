import { useCallback, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Avanzamento } from '../../ui/Avanzamento.js';
import { Avviso } from '../../ui/Avviso.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta } from '../../ui/Campo.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { MASSIMO_BYTE, useInvio } from './caricamento.js';
import { RICONCILIAZIONI, TABELLE, type ProgettoBreve } from './riconciliazione.queries.js';
import { useProgetti } from './useProgetti.js';

/** An export of ReGiS is chosen and sent; what is found in it is seen on a page of its own. */
export function RiconciliaPage() {
  const t = useTesto();
  const { puo } = useDiritti();
  return (
    <Pagina titolo={t('riconcilia.titolo')} sottotitolo={<p>{t('riconcilia.premessa')}</p>}>
      {puo('ats.rendiconta') ? <Nuova /> : <Avviso tono="info">{t('riconcilia.nonPermesso')}</Avviso>}
    </Pagina>
  );
}

function Nuova() {
  const t = useTesto();
  const letti = useProgetti();
  return (
    <>
      <Lettura di={letti}>
        {({ progetti }) =>
          progetti.length === 0 ? (
            <Vuoto icona="documento" titolo={t('esporta.nessuno')}>
              <p>{t('esporta.nessunoTesto')}</p>
            </Vuoto>
          ) : (
            <Carica progetti={progetti} />
          )
        }
      </Lettura>
      <InCorso />
    </>
  );
}

function Carica({ progetti }: { progetti: readonly ProgettoBreve[] }) {
  const t = useTesto();
  const { scope } = useScope();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [progettoId, setProgettoId] = useState(progetti[0]!.id);
  const [tabella, setTabella] = useState('pagamenti');
  const [troppoGrande, setTroppoGrande] = useState(false);
  const arrivato = useCallback((id: string) => void navigate(`/${scope}/riconcilia/${id}`), [navigate, scope]);
  const { stato, invia } = useInvio(arrivato);
  const scegli = (file: File | undefined) => {
    if (!file) return;
    setTroppoGrande(file.size > MASSIMO_BYTE);
    if (file.size <= MASSIMO_BYTE) invia(file, progettoId, tabella);
  };
  return (
    <section aria-labelledby="nuova-riconciliazione" className="non-stampare">
      <h2 id="nuova-riconciliazione" className="h4">
        {t('riconcilia.nuova')}
      </h2>
      <div className="campi-in-riga">
        <CampoScelta etichetta={t('esporta.progetto')} value={progettoId} onChange={setProgettoId}>
          {progetti.map(({ id, titolo, cup }) => (
            <option key={id} value={id}>
              {titolo} - CUP {cup}
            </option>
          ))}
        </CampoScelta>
        <CampoScelta etichetta={t('riconcilia.tabella')} value={tabella} onChange={setTabella}>
          {TABELLE.map((id) => (
            <option key={id} value={id}>
              {t(`tabella.${id}`)}
            </option>
          ))}
        </CampoScelta>
      </div>
      <input
        ref={input}
        hidden
        type="file"
        accept=".csv,.txt,.xlsx"
        onChange={(event) => {
          scegli(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Bottone occupato={stato.fase === 'invio'} onClick={() => input.current?.click()}>
        {t('riconcilia.scegli')}
      </Bottone>
      <p className="descrizione">{t('riconcilia.formati')}</p>
      {stato.fase === 'invio' && (
        <Avanzamento etichetta={t('riconcilia.invio', { nome: stato.nome })} percento={stato.percento} annuncia />
      )}
      {troppoGrande && (
        <Avviso tono="danger" annuncia>
          {t('riconcilia.troppoGrande')}
        </Avviso>
      )}
      {stato.fase === 'rifiutato' && !troppoGrande && (
        <Avviso tono="danger" annuncia>
          {stato.messaggio ?? t('problema.rete')}
        </Avviso>
      )}
    </section>
  );
}

/** Those of the last day: after it they are gone, what was explained stays. */
function InCorso() {
  const t = useTesto();
  const { scope } = useScope();
  const date = useDate();
  const letta = useLettura(RICONCILIAZIONI, {});
  return (
    <section aria-labelledby="riconciliazioni">
      <h2 id="riconciliazioni" className="h4 mt-4">
        {t('riconcilia.inCorso')}
      </h2>
      <Lettura di={letta}>
        {({ riconciliazioni }) =>
          riconciliazioni.length === 0 ? (
            <p>{t('riconcilia.nessuna')}</p>
          ) : (
            <Tabella
              didascalia={t('riconcilia.inCorso')}
              colonne={[t('riconcilia.file'), t('riconcilia.tabella'), t('riconcilia.stato'), t('riconcilia.scade')]}
            >
              {riconciliazioni.map(({ id, nome, tabella, stato, superata, scadeIl }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to={`/${scope}/riconcilia/${id}`}>{nome}</Link>
                  </th>
                  <td data-colonna={t('riconcilia.tabella')}>{t(`tabella.${tabella}`)}</td>
                  <td data-colonna={t('riconcilia.stato')}>
                    {t(superata ? 'riconcilia.superata' : `riconcilia.stato.${stato}`)}
                  </td>
                  <td data-colonna={t('riconcilia.scade')}>{date.istanteBreve(scadeIl)}</td>
                </tr>
              ))}
            </Tabella>
          )
        }
      </Lettura>
    </section>
  );
}
