import { useState, type ReactNode } from 'react';

import { useParola, useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { Attesa } from '../../ui/Attesa.js';
import { Avviso } from '../../ui/Avviso.js';
import { Bottone } from '../../ui/Bottone.js';
import { useDate } from '../../ui/date.js';
import { MIEI_DATI, paroleDelTipo, useMieiDati, type DatiNelloScope, type MieiDati } from '../dati-personali.js';
import { codiceDi } from './NomeDellaPersona.js';

/** What the platform holds of the person who reads: to look at, and to take away. */
export function DatiPersonaliPage() {
  const t = useTesto();
  const lettura = useMieiDati();
  return (
    <Pagina
      titolo={t('dati.titolo')}
      sottotitolo={t('dati.spiegazione')}
      azioni={
        <a className="btn btn-primary" href={MIEI_DATI} download>
          {t('dati.scaricaMiei')}
        </a>
      }
    >
      {lettura.fase === 'attesa' && <Attesa />}
      {lettura.fase === 'guasto' && (
        <Avviso tono="danger" annuncia>
          <p className="mb-0">{t('problema.lettura')}</p>
          <Bottone tono="outline-danger" size="sm" className="mt-2" onClick={lettura.riprova}>
            {t('azione.riprova')}
          </Bottone>
        </Avviso>
      )}
      {lettura.fase === 'letti' && <Dati dati={lettura.dati} />}
    </Pagina>
  );
}

function Dati({ dati }: { dati: MieiDati }) {
  const t = useTesto();
  const date = useDate();
  return (
    <>
      <section className="dati-sezione" aria-labelledby="dati-piattaforma">
        <h2 id="dati-piattaforma" className="h4">
          {t('dati.piattaforma')}
        </h2>
        <dl className="dati-elenco">
          <Voce nome={t('dati.nomeUtente')}>{dati.nomeUtente}</Voce>
          <Voce nome={t('dati.codice')}>
            <code>{codiceDi(dati.personaId)}</code>
          </Voce>
          <Voce nome={t('dati.conosciutoDal')}>{date.istante(dati.conosciutoDal)}</Voce>
          <Voce nome={t('dati.accessi')}>
            <Righe di={dati.accessi.map(({ inizio }) => date.istante(inizio))} nessuna={t('dati.nessunAccesso')} />
          </Voce>
        </dl>
      </section>
      {dati.scope.map((one) => (
        <NelloScope key={one.scope} dati={one} />
      ))}
    </>
  );
}

function NelloScope({ dati }: { dati: DatiNelloScope }) {
  const t = useTesto();
  const parola = useParola();
  const date = useDate();
  const periodo = (dal: string, al: string | null) =>
    al === null
      ? t('dati.dal', { dal: date.giornoBreve(dal) })
      : t('persone.dalAl', { dal: date.giornoBreve(dal), al: date.giornoBreve(al) });
  const inPeriodo = (nome: string, dal: string, al: string | null) => `${nome}, ${periodo(dal, al)}`;
  const revocabile = (che: string, quando: string | null) =>
    quando === null ? che : t('dati.revocata', { che, quando: date.istanteBreve(quando) });
  const id = `dati-${dati.scope}`;
  const { registratoIl } = dati.momento;
  return (
    <section className="dati-sezione" aria-labelledby={id}>
      <h2 id={id} className="h4">
        {dati.denominazione ?? dati.scope}
      </h2>
      {registratoIl !== null && (
        <p className="text-secondary">{t('dati.aggiornati', { quando: date.istante(registratoIl) })}</p>
      )}
      <dl className="dati-elenco">
        <Voce nome={t('dati.nome')}>
          {dati.nome ?? t(dati.nomeCancellato ? 'dati.nomeCancellato' : 'dati.nomeNonTenuto')}
        </Voce>
        <Voce nome={t('dati.ruoli')}>
          <Righe
            di={dati.ruoli.map(({ ruolo, dal, al }) => inPeriodo(parola('ruolo', ruolo), dal, al))}
            nessuna={t('persone.nessunRuolo')}
          />
        </Voce>
        {dati.responsabilita.length > 0 && (
          <Voce nome={t('dati.responsabilita')}>
            <Righe di={dati.responsabilita.map(({ centro, dal, al }) => inPeriodo(centro, dal, al))} nessuna="" />
          </Voce>
        )}
        <Voce nome={t('dati.deleghe')}>
          <Righe
            di={[
              ...dati.delegheRicevute.map(({ ruolo, dal, al, revocataIl }) =>
                revocabile(inPeriodo(t('dati.delegaRicevuta', { ruolo: parola('ruolo', ruolo) }), dal, al), revocataIl),
              ),
              ...dati.delegheConferite.map(({ ruolo, dal, al, revocataIl }) =>
                revocabile(
                  inPeriodo(t('dati.delegaConferita', { ruolo: parola('ruolo', ruolo) }), dal, al),
                  revocataIl,
                ),
              ),
            ]}
            nessuna={t('dati.nessunaDelega')}
          />
        </Voce>
        {dati.incarichiDiRevisione.length > 0 && (
          <Voce nome={t('dati.incarichi')}>
            <Righe
              di={dati.incarichiDiRevisione.map(({ dal, al, revocatoIl }) =>
                revocabile(inPeriodo(parola('ruolo', 'revisore'), dal, al), revocatoIl),
              )}
              nessuna=""
            />
          </Voce>
        )}
        {dati.accessiDaRevisore.length > 0 && (
          <Voce nome={t('dati.accessiDaRevisore')}>
            {t('dati.accessiRegistrati', { quanti: dati.accessiDaRevisore.length })}
          </Voce>
        )}
        <Voce nome={t('dati.fatti', { quanti: dati.fatti.length })}>
          <Righe
            di={[...dati.fatti]
              .reverse()
              .map(({ tipo, registratoIl: quando }) => `${paroleDelTipo(tipo)}, ${date.istanteBreve(quando)}`)}
            nessuna={t('dati.nessunFatto')}
          />
        </Voce>
        <Voce nome={t('dati.testi', { quanti: dati.testi.length })}>
          <Righe di={dati.testi.map(({ testo }) => testo)} nessuna={t('dati.nessunTesto')} />
        </Voce>
        {dati.documentiInAttesa.length > 0 && (
          <Voce nome={t('dati.documenti')}>
            <Righe di={dati.documentiInAttesa.map(({ nome }) => nome)} nessuna="" />
          </Voce>
        )}
      </dl>
    </section>
  );
}

function Voce({ nome, children }: { nome: string; children: ReactNode }) {
  return (
    <div>
      <dt>{nome}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const PRIME = 8;

/** The first lines; the others where somebody asks for them. */
function Righe({ di, nessuna }: { di: readonly string[]; nessuna: string }) {
  const t = useTesto();
  const [tutte, setTutte] = useState(false);
  if (di.length === 0) return <span className="text-secondary">{nessuna}</span>;
  return (
    <>
      <ul className="dati-righe">
        {/* Lines may be equal, and never change places. */}
        {di.slice(0, tutte ? di.length : PRIME).map((riga, index) => (
          <li key={index}>{riga}</li>
        ))}
      </ul>
      {!tutte && di.length > PRIME && (
        <Bottone tono="outline-primary" size="xs" onClick={() => setTutte(true)}>
          {t('dati.altri', { quanti: di.length - PRIME })}
        </Bottone>
      )}
    </>
  );
}
