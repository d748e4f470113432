import '../../stile/rete.css';

import { Guasto, Lettura, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { CampoScelta } from '../../ui/Campo.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { useImporti } from '../rendiconti/importi.js';
import { daLeggere, insieme, type Letti } from './a-pezzi.js';
import { useFiltri } from './filtri.js';
import { paginaDelDovuto } from './luoghi.js';
import { SoloIncarico } from './SoloIncarico.js';
import { DOVUTI, type Dovuti, type Dovuto, type Mancanza } from './scadenzario.queries.js';

/** Who owes what, a table for each: in a consortium what is missing on its own side. */
export function DovutiPage() {
  const t = useTesto();
  const { consorzio } = useScope();
  const { filtri, scegli } = useFiltri(['progetto']);
  const letta = useLettura(DOVUTI, { progettoId: filtri.progetto || null });
  return (
    <Pagina
      titolo={t(consorzio.tipo === 'ats' ? 'dovuti.titolo' : 'dovuti.titoloNostro')}
      occhiello={t(consorzio.tipo === 'ats' ? 'dovuti.occhiello' : 'dovuti.occhielloNostro')}
    >
      <Lettura di={letta}>
        {({ dovuti }) =>
          dovuti.progetti.length === 0 ? (
            <Vuoto icona="cartella" titolo={t('dovuti.nessunProgetto')}>
              <p>{t('dovuti.nessunProgettoTesto')}</p>
            </Vuoto>
          ) : (
            <>
              <div className="campi-in-riga non-stampare">
                <CampoScelta
                  etichetta={t('dovuti.progetto')}
                  value={filtri.progetto}
                  onChange={(valore) => scegli('progetto', valore)}
                >
                  <option value="">{t('dovuti.tuttiIProgetti')}</option>
                  {dovuti.progetti.map(({ progettoId, titolo }) => (
                    <option key={progettoId} value={progettoId}>
                      {titolo}
                    </option>
                  ))}
                </CampoScelta>
              </div>
              <SoloIncarico />
              <APezzi dovuti={dovuti} letti={NESSUNO} />
            </>
          )
        }
      </Lettura>
    </Pagina>
  );
}

const NESSUNO: Letti = new Map();

/** Where there is too much to look through at once, project after project; what was read so far stands there. */
function APezzi({ dovuti, letti }: { dovuti: Dovuti; letti: Letti }) {
  const t = useTesto();
  const [prossimo, ...altri] = daLeggere(dovuti, letti);
  const letta = useLettura(DOVUTI, { progettoId: prossimo ?? null }, { salta: prossimo === undefined });
  if (prossimo === undefined) return <PerEnte dovuti={insieme(dovuti, letti)} />;
  const suoi = letta.dati?.dovuti.dovuti;
  if (suoi) return <APezzi dovuti={dovuti} letti={new Map([...letti, [prossimo, suoi]])} />;
  const { length: quanti } = dovuti.progetti;
  return (
    <>
      {letta.errore == null ? (
        <p role="status">{t('dovuti.siLegge', { letti: quanti - altri.length - 1, quanti })}</p>
      ) : (
        <Guasto errore={letta.errore} riprova={letta.rileggi} />
      )}
      {letti.size > 0 && <PerEnte dovuti={insieme(dovuti, letti)} />}
    </>
  );
}

function PerEnte({ dovuti }: { dovuti: readonly Dovuto[] }) {
  const t = useTesto();
  const parola = useParola();
  const nomeDi = ({ chi, ente }: Dovuto) =>
    chi === 'partner' ? ente : chi === 'capofila' ? t('dovuti.capofila', { ente }) : parola('dovuti.chi', chi);
  const enti = [...new Set(dovuti.map(nomeDi))];
  if (enti.length === 0) {
    return (
      <Vuoto icona="fatto" titolo={t('dovuti.nulla')}>
        <p>{t('dovuti.nullaTesto')}</p>
      </Vuoto>
    );
  }
  return enti.map((ente, index) => (
    <section key={ente} aria-labelledby={`ente-${index}`}>
      <h2 id={`ente-${index}`} className="h4">
        {ente}
      </h2>
      <Tabella
        didascalia={t('dovuti.didascalia', { ente })}
        className="dovuti"
        colonne={[...[t('dovuti.cosa'), t('dovuti.progetto')], { numero: t('dovuti.quanti') }, ...[t('dovuti.quali')]]}
      >
        {dovuti
          .filter((uno) => nomeDi(uno) === ente)
          .map((uno) => (
            <Riga key={`${uno.tipo}/${uno.progettoId}`} dovuto={uno} />
          ))}
      </Tabella>
    </section>
  ));
}

function Riga({ dovuto }: { dovuto: Dovuto }) {
  const { tipo, progetto, lettura, numero, centesimi, voci } = dovuto;
  const t = useTesto();
  const parola = useParola();
  const { euro } = useImporti();
  return (
    <tr>
      <th scope="row">{parola('dovuti.tipo', tipo)}</th>
      <td data-colonna={t('dovuti.progetto')}>{progetto}</td>
      <td data-colonna={t('dovuti.quanti')} className="numero">
        {numero ?? '–'}
        {centesimi !== null && <span className="descrizione">{euro(centesimi)}</span>}
      </td>
      <td data-colonna={t('dovuti.quali')}>
        {lettura === 'letto' ? (
          <Voci di={dovuto} voci={voci} numero={numero ?? 0} />
        ) : (
          <span className="dovuti-ignoto">{parola('dovuti.lettura', lettura)}</span>
        )}
      </td>
    </tr>
  );
}

/** So many are shown at once; the others are opened. */
const SUBITO = 3;

function Voci({ di, voci, numero }: { di: Dovuto; voci: readonly Mancanza[]; numero: number }) {
  const t = useTesto();
  const righe = voci.map((voce, index) => <Voce key={index} di={di} voce={voce} />);
  // Closed months are one entry that stands for several.
  const altre = voci.length < 50 ? 0 : numero - voci.length;
  return (
    <>
      <ul className="dovuti-voci">{righe.slice(0, SUBITO)}</ul>
      {righe.length > SUBITO && (
        <details>
          <summary>{t('dovuti.altre', { quante: righe.length - SUBITO + altre })}</summary>
          <ul className="dovuti-voci">{righe.slice(SUBITO)}</ul>
          {altre > 0 && <p className="descrizione">{t('dovuti.nonElencate', { quante: altre })}</p>}
        </details>
      )}
    </>
  );
}

function Voce({ di, voce }: { di: Dovuto; voce: Mancanza }) {
  const { tipo } = di;
  const t = useTesto();
  const parola = useParola();
  const { scope, consorzio } = useScope();
  const { euro, mese } = useImporti();
  const { giornoBreve } = useDate();
  const pagina = paginaDelDovuto(di, voce.riferimento, consorzio.tipo);
  const nome = () => {
    if (tipo === 'fascicoli') return t('dovuti.spesaDi', { mese: mese(voce.mese!) });
    if (tipo === 'mesi') return [...new Set(voce.cosa)].map(mese).join(' – ');
    if (tipo === 'riparto' || tipo === 'incasso') return parola('richieste.tipo', voce.titolo ?? '');
    if (tipo === 'comunicazione' || tipo === 'risposta') return parola('istanze.tipo', voce.titolo ?? '');
    return voce.titolo ?? '';
  };
  const manca = () => {
    if (tipo === 'liste') return voce.cosa.map((una) => parola('dovuti.lista', una)).join(', ');
    if (tipo !== 'fascicoli') return null;
    return t('dovuti.mancano', { cosa: voce.cosa.map((una) => parola('documento', una)).join(', ') });
  };
  const altro = [
    manca(),
    voce.entro && t('dovuti.entro', { giorno: giornoBreve(voce.entro) }),
    voce.centesimi !== null && euro(voce.centesimi),
    tipo === 'incasso' && voce.cosa.length > 0 && t('dovuti.senzaEsito'),
    voce.testo,
  ].filter(Boolean);
  return (
    <li>
      {pagina === null ? nome() : <Collegamento verso={`/${scope}/${pagina}`}>{nome()}</Collegamento>}
      {altro.length > 0 && <span className="descrizione">{altro.join(' · ')}</span>}
    </li>
  );
}
