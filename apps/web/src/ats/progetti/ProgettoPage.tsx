import { useState } from 'react';
import { useParams } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { NonTrovata } from '../../shell/NonTrovata.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta } from '../../ui/Campo.js';
import { useDate } from '../../ui/date.js';
import { AvanzamentoDellAts } from '../avanzamento/AvanzamentoDellAts.js';
import { useParoleAts } from '../pagine/parole.js';
import { AggiornaProcedura } from './AggiornaProcedura.js';
import { ChiudiProgetto } from './ChiudiProgetto.js';
import { Istanze } from './Istanze.js';
import { ModificaPiano } from './ModificaPiano.js';
import { PianoLeggibile } from './PianoLeggibile.js';
import { CambiaResponsabili } from './Responsabili.js';
import { PROGETTO, type Istanza, type PianoDal, type Progetto } from './progetti.queries.js';

/** What the capofila may change of a project, each in a dialog of its own. */
const DIALOGHI = {
  modificaPiano: ModificaPiano,
  cambiaResponsabili: CambiaResponsabili,
  aggiornaProcedura: AggiornaProcedura,
  chiudi: ChiudiProgetto,
} as const;
type Azione = keyof typeof DIALOGHI;
const AZIONI = Object.keys(DIALOGHI) as Azione[];

/** A project: who takes part, its plans side by side, what was asked of the administration. */
export function ProgettoPage() {
  const t = useTesto();
  const { progettoId = '' } = useParams();
  const letto = useLettura(PROGETTO, { progettoId });
  return (
    <Lettura di={letto}>
      {({ progetto: { progetto }, istanze: { istanze } }) =>
        progetto === null ? (
          <NonTrovata />
        ) : (
          <Dettaglio progetto={progetto} istanze={istanze} titolo={t('progetti.titolo')} />
        )
      }
    </Lettura>
  );
}

function Dettaglio({ progetto, istanze, titolo }: { progetto: Progetto; istanze: readonly Istanza[]; titolo: string }) {
  const t = useTesto();
  const parola = useParola();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const { atto } = useParoleAts();
  const { giornoBreve } = useDate();
  const [azione, setAzione] = useState<Azione | null>(null);
  const Aperto = azione && DIALOGHI[azione];
  const cambia = puo('ats.rendiconta') && progetto.stato === 'inCorso';
  return (
    <Pagina
      titolo={`${progetto.linea} ${progetto.titolo}`}
      occhiello={progetto.programma}
      percorso={[{ testo: titolo, verso: `/${scope}/progetti` }]}
      azioni={
        cambia &&
        AZIONI.map((una) => (
          <Bottone key={una} tono="outline-primary" size="sm" onClick={() => setAzione(una)}>
            {t(`progetti.${una}`)}
          </Bottone>
        ))
      }
    >
      <dl className="progetti-dati">
        <dt>{t('progetti.cup')}</dt>
        <dd>{progetto.cup}</dd>
        <dt>{t('progetti.statoNome')}</dt>
        <dd>
          {progetto.chiusoIl === null
            ? parola('progetti.stato', progetto.stato)
            : t('progetti.chiusoDal', { il: giornoBreve(progetto.chiusoIl) })}
        </dd>
        <dt>{t('progetti.procedura')}</dt>
        <dd>
          <Collegamento verso={`/${scope}/programmi/${progetto.programmaId}/versioni/${progetto.proceduraVersione}`}>
            {t('progetti.versioneBreve', { versione: progetto.proceduraVersione })}
          </Collegamento>
        </dd>
        <dt>{t('progetti.partner')}</dt>
        <dd>{progetto.partner.map(({ denominazione }) => denominazione).join(', ')}</dd>
        {progetto.responsabili.length > 0 && (
          <>
            <dt>{t('progetti.responsabili')}</dt>
            <dd>
              {progetto.responsabili
                .map(({ nome, compito }) => `${nome} (${parola('progetti.compito', compito)})`)
                .join(', ')}
            </dd>
          </>
        )}
        {progetto.atto && (
          <>
            <dt>{t('ats.atto')}</dt>
            <dd>{atto(progetto.atto)}</dd>
          </>
        )}
      </dl>
      <AvanzamentoDellAts progettoId={progetto.id} aperto={progetto.stato === 'inCorso'} />
      {/* Who audits a rendiconto sees no plan of its project. */}
      {progetto.piani.length > 0 && <Piani progetto={progetto} />}
      <Istanze progetto={progetto} istanze={istanze} cambia={cambia} />
      {Aperto && <Aperto progetto={progetto} onChiudi={() => setAzione(null)} />}
    </Pagina>
  );
}

/** One plan is read at a time, the one that counts first; the others are one choice away. */
function Piani({ progetto: { piani, partner } }: { progetto: Progetto }) {
  const t = useTesto();
  const { periodo } = useParoleAts();
  const nome = useNomeDelPiano();
  const vigente = Math.max(
    piani.findIndex((one) => one.vigente),
    0,
  );
  const [scelto, setScelto] = useState<number | null>(null);
  const mostrato = piani[scelto ?? vigente] ?? piani[vigente]!;
  return (
    <section aria-labelledby="piano" className="ats-sezione">
      <h2 id="piano" className="h4">
        {t('progetti.piano')}
      </h2>
      {piani.length > 1 && (
        <CampoScelta
          etichetta={t('progetti.pianoScelto')}
          className="non-stampare"
          value={String(scelto ?? vigente)}
          onChange={(valore) => setScelto(Number(valore))}
        >
          {piani.map((one, index) => (
            <option key={index} value={index}>
              {nome(one)}
            </option>
          ))}
        </CampoScelta>
      )}
      <p>
        {nome(mostrato)}: {periodo(mostrato.piano)}
      </p>
      <PianoLeggibile piano={mostrato.piano} partner={partner} />
    </section>
  );
}

function useNomeDelPiano() {
  const t = useTesto();
  const { giornoBreve } = useDate();
  const { atto: conAtto } = useParoleAts();
  return ({ dal, vigente, istanzaId, atto }: PianoDal) => {
    const perche = istanzaId ? t('progetti.perIstanza') : atto ? conAtto(atto) : '';
    const base = t('progetti.pianoDal', { dal: giornoBreve(dal) });
    return [base, perche, vigente ? t('progetti.valeOggi') : ''].filter(Boolean).join(', ');
  };
}
