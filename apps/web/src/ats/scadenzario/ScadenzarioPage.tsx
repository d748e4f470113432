import '../../stile/rete.css';

import { Fragment } from 'react';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta } from '../../ui/Campo.js';
import { useDate } from '../../ui/date.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { useImporti } from '../rendiconti/importi.js';
import { useFiltri } from './filtri.js';
import { calendarioDi } from './mesi.js';
import { ScaricaCalendario } from './ScaricaCalendario.js';
import { SoloIncarico } from './SoloIncarico.js';
import { SCADENZARIO, type Scadenza, type Scadenzario } from './scadenzario.queries.js';
import { VoceDelCalendario } from './VoceDelCalendario.js';

/** Every day that the consortium or the ATS knows of, by month: what is late first, then from today on. */
export function ScadenzarioPage() {
  const t = useTesto();
  const { scope, consorzio } = useScope();
  const letta = useLettura(SCADENZARIO, {});
  return (
    <Pagina
      titolo={t('scadenzario.titolo')}
      occhiello={t('scadenzario.occhiello')}
      azioni={
        <Collegamento className="btn btn-outline-primary" verso={`/${scope}/dovuti`}>
          {t(consorzio.tipo === 'ats' ? 'dovuti.titolo' : 'nav.manca')}
        </Collegamento>
      }
    >
      <SoloIncarico />
      <Lettura di={letta}>
        {({ scadenzario }) =>
          scadenzario.scadenze.length === 0 ? (
            <Vuoto icona="orologio" titolo={t('scadenzario.vuoto')}>
              <p>{t('scadenzario.vuotoTesto')}</p>
            </Vuoto>
          ) : (
            <Calendario {...scadenzario} />
          )
        }
      </Lettura>
    </Pagina>
  );
}

function Calendario({ scadenze, giorno, nonCondividono }: Scadenzario) {
  const t = useTesto();
  const { mese: nomeMese } = useImporti();
  const { filtri, scegli } = useFiltri(['tipo', 'ente', 'passate']);
  const scelte = scadenze.filter(
    ({ tipo, ente }) => (filtri.tipo === '' || filtri.tipo === tipo) && (filtri.ente === '' || filtri.ente === ente),
  );
  const { inRitardo, mesi, nascoste } = calendarioDi(scelte, giorno, filtri.passate !== '');
  const oggiStaDopo = mesi.findLast(({ mese }) => mese <= giorno.slice(0, 7))?.mese;
  return (
    <>
      <Scelte scadenze={scadenze} filtri={filtri} scegli={scegli} />
      {nonCondividono.length > 0 && (
        <p className="descrizione">{t('scadenzario.nonCondividono', { enti: nonCondividono.join(', ') })}</p>
      )}
      {inRitardo.length > 0 && (
        <section aria-labelledby="in-ritardo" className="calendario-ritardo">
          <h2 id="in-ritardo" className="h4">
            {t('scadenzario.inRitardo', { quante: inRitardo.length })}
          </h2>
          <Elenco scadenze={inRitardo} />
        </section>
      )}
      {(nascoste > 0 || filtri.passate !== '') && (
        <p className="non-stampare">
          <Bottone tono="link" size="xs" onClick={() => scegli('passate', filtri.passate === '' ? '1' : '')}>
            {filtri.passate === '' ? t('scadenzario.mostraPassate', { quante: nascoste }) : t('scadenzario.nascondi')}
          </Bottone>
        </p>
      )}
      {oggiStaDopo === undefined && <Oggi giorno={giorno} />}
      {mesi.map(({ mese, scadenze: delMese }) => (
        <section key={mese} aria-labelledby={`mese-${mese}`}>
          <h2 id={`mese-${mese}`} className="h4 calendario-mese">
            {nomeMese(mese)}
          </h2>
          {mese === oggiStaDopo ? <ConOggi scadenze={delMese} giorno={giorno} /> : <Elenco scadenze={delMese} />}
        </section>
      ))}
      {mesi.length === 0 && <p>{t('scadenzario.nessunaProssima')}</p>}
      {scelte.length > 0 && <ScaricaCalendario scadenze={[...inRitardo, ...mesi.flatMap((uno) => uno.scadenze)]} />}
    </>
  );
}

interface SceltePossibili {
  readonly scadenze: readonly Scadenza[];
  readonly filtri: Readonly<Record<'tipo' | 'ente' | 'passate', string>>;
  readonly scegli: (nome: 'tipo' | 'ente', valore: string) => void;
}

function Scelte({ scadenze, filtri, scegli }: SceltePossibili) {
  const t = useTesto();
  const parola = useParola();
  const tipi = [...new Set(scadenze.map(({ tipo }) => tipo))];
  const enti = [...new Set(scadenze.flatMap(({ ente }) => (ente === null ? [] : [ente])))].sort((a, b) =>
    a.localeCompare(b, 'it'),
  );
  return (
    <div className="campi-in-riga non-stampare">
      <CampoScelta etichetta={t('scadenzario.tipo')} value={filtri.tipo} onChange={(valore) => scegli('tipo', valore)}>
        <option value="">{t('scadenzario.tutte')}</option>
        {tipi.map((tipo) => (
          <option key={tipo} value={tipo}>
            {parola('scadenzario.tipo', tipo)}
          </option>
        ))}
      </CampoScelta>
      {enti.length > 0 && (
        <CampoScelta
          etichetta={t('scadenzario.ente')}
          value={filtri.ente}
          onChange={(valore) => scegli('ente', valore)}
        >
          <option value="">{t('scadenzario.tutti')}</option>
          {enti.map((ente) => (
            <option key={ente}>{ente}</option>
          ))}
        </CampoScelta>
      )}
    </div>
  );
}

const Elenco = ({ scadenze }: { scadenze: readonly Scadenza[] }) => (
  <ul className="calendario">
    {scadenze.map((una) => (
      <VoceDelCalendario key={una.id} scadenza={una} />
    ))}
  </ul>
);

/** The month that today is in, or the last one before it: with a mark between what has been and what is to come. */
function ConOggi({ scadenze, giorno }: { scadenze: readonly Scadenza[]; giorno: string }) {
  const primaDiOggi = scadenze.filter((una) => una.giorno < giorno);
  const daOggi = scadenze.filter((una) => una.giorno >= giorno);
  return (
    <Fragment>
      {primaDiOggi.length > 0 && <Elenco scadenze={primaDiOggi} />}
      <Oggi giorno={giorno} />
      {daOggi.length > 0 && <Elenco scadenze={daOggi} />}
    </Fragment>
  );
}

function Oggi({ giorno }: { giorno: string }) {
  const t = useTesto();
  const date = useDate();
  return <p className="calendario-oggi">{t('scadenzario.oggi', { giorno: date.giorno(giorno) })}</p>;
}
