import { useState } from 'react';
import { useNavigate } from 'react-router';

import {
  attoDiOggi,
  attoScritto,
  EsitoDelComando,
  Lettura,
  useComando,
  useLettura,
  type AttoInput,
} from '../../graphql/index.js';
import { useTesto, type MessageId } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoArea, CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { Modulo } from '../../ui/Modulo.js';
import { SceltaMultipla } from '../../ui/SceltaMultipla.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { ATS, type Ats } from '../ats.queries.js';
import { AttoDellAts } from '../pagine/AttoDellAts.js';
import { PROGRAMMI, type Programma } from '../programmi/programmi.queries.js';
import { BOZZA_VUOTA, pianoDi, type Bozza } from './bozza.js';
import { CampiQuote, CampiTempi, CampiVoci } from './CampiPiano.js';
import { CampiResponsabili, type ResponsabileScelto } from './Responsabili.js';

/** A new project, asked in steps; nothing is sent before the last one. */
export function NuovoProgettoPage() {
  const t = useTesto();
  const { scope } = useScope();
  const rete = useLettura(ATS, { giorno: oggi() });
  const fondi = useLettura(PROGRAMMI, { giorno: oggi() });
  return (
    <Pagina titolo={t('progetti.nuovo')} percorso={[{ testo: t('progetti.titolo'), verso: `/${scope}/progetti` }]}>
      <Lettura di={rete}>
        {({ ats: { ats } }) => (
          <Lettura di={fondi}>
            {({ programmi: { programmi } }) =>
              ats === null || !programmi.some(({ procedure }) => procedure.length > 0) ? (
                <Vuoto icona="cartella" titolo={t('progetti.senzaProgrammi')}>
                  <p>{t('progetti.senzaProgrammiTesto')}</p>
                </Vuoto>
              ) : (
                <Passi ats={ats} programmi={programmi.filter(({ procedure }) => procedure.length > 0)} />
              )
            }
          </Lettura>
        )}
      </Lettura>
    </Pagina>
  );
}

interface Dati {
  readonly programmaId: string;
  readonly proceduraVersione: number;
  readonly titolo: string;
  readonly cup: string;
  readonly linea: string;
  readonly membri: readonly string[];
  readonly esterni: string;
  readonly responsabili: readonly ResponsabileScelto[];
}

const PASSI: readonly MessageId[] = ['progetti.passo1', 'progetti.passo2', 'progetti.passo3', 'progetti.passo4'];

function Passi({ ats, programmi }: { ats: Ats; programmi: readonly Programma[] }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const naviga = useNavigate();
  const { scope } = useScope();
  const comando = useComando('registraProgetto');
  const [passo, setPasso] = useState(0);
  const [dati, setDati] = useState<Dati>(() => ({
    ...{ programmaId: programmi[0]!.id, proceduraVersione: versioneDi(programmi[0]!) },
    ...{ titolo: '', cup: '', linea: '', membri: [], esterni: '', responsabili: [] },
  }));
  const [bozza, setBozza] = useState(BOZZA_VUOTA);
  const [atto, setAtto] = useState(() => attoDiOggi('assemblea'));
  const partner = partnerDi(dati, ats);
  const salva = async () => {
    const piano = pianoDi(bozza, partner);
    if (!piano) return setPasso(2);
    const { membri: _membri, esterni: _esterni, ...campi } = dati;
    const inviati = partner.map(({ partnerId, consorzio, denominazione }) =>
      consorzio === null ? { partnerId, denominazione } : { partnerId, consorzio },
    );
    const esito = await comando.esegui({
      ...{ ...campi, cup: campi.cup.trim(), titolo: campi.titolo.trim(), linea: campi.linea.trim() },
      ...{ partner: inviati, piano, atto: attoScritto(atto) },
    });
    if (!esito) return;
    avvisa({ testo: t('progetti.registrato') });
    void naviga(`/${scope}/progetti/${esito.id}`);
  };
  const ultimo = passo === PASSI.length - 1;
  return (
    <>
      <p className="occhiello" aria-live="polite">
        {t('progetti.passo', { n: passo + 1, di: PASSI.length })} · {t(PASSI[passo]!)}
      </p>
      <Modulo id="nuovo-progetto" onInvia={() => (ultimo ? void (comando.inCorso || salva()) : setPasso(passo + 1))}>
        <Passo {...{ passo, dati, setDati, bozza, setBozza, atto, setAtto, ats, programmi, partner }} />
        <div className="progetti-passi">
          {passo > 0 && (
            <Bottone tono="outline-primary" onClick={() => setPasso(passo - 1)}>
              {t('progetti.indietro')}
            </Bottone>
          )}
          <Bottone type="submit" occupato={comando.inCorso}>
            {t(ultimo ? 'progetti.nuovo' : 'progetti.avanti')}
          </Bottone>
        </div>
      </Modulo>
      <EsitoDelComando di={comando} riprova={() => void salva()} />
    </>
  );
}

type Partner = ReturnType<typeof partnerDi>[number];

function Passo(props: {
  passo: number;
  dati: Dati;
  setDati: (dati: Dati) => void;
  bozza: Bozza;
  setBozza: (bozza: Bozza) => void;
  atto: AttoInput;
  setAtto: (atto: AttoInput) => void;
  ats: Ats;
  programmi: readonly Programma[];
  partner: readonly Partner[];
}) {
  const { passo, bozza, setBozza, partner } = props;
  if (passo === 0) return <CampiProgetto {...props} />;
  if (passo === 1) return <CampiVoci bozza={bozza} partner={partner} onChange={setBozza} />;
  if (passo === 2) return <CampiQuote bozza={bozza} partner={partner} onChange={setBozza} />;
  return (
    <>
      <CampiTempi bozza={bozza} partner={partner} onChange={setBozza} />
      <AttoDellAts atto={props.atto} onChange={props.setAtto} />
    </>
  );
}

function CampiProgetto({
  dati,
  setDati,
  ats,
  programmi,
}: {
  dati: Dati;
  setDati: (dati: Dati) => void;
  ats: Ats;
  programmi: readonly Programma[];
}) {
  const t = useTesto();
  const programma = programmi.find(({ id }) => id === dati.programmaId) ?? programmi[0]!;
  const consorzi = new Map(ats.membri.map(({ consorzio, denominazione }) => [consorzio, denominazione]));
  return (
    <>
      <div className="campi-in-riga">
        <CampoScelta
          etichetta={t('progetti.programma')}
          required
          value={dati.programmaId}
          onChange={(programmaId) => {
            const scelto = programmi.find(({ id }) => id === programmaId)!;
            setDati({ ...dati, programmaId, proceduraVersione: versioneDi(scelto) });
          }}
        >
          {programmi.map(({ id, denominazione }) => (
            <option key={id} value={id}>
              {denominazione}
            </option>
          ))}
        </CampoScelta>
        <CampoScelta
          etichetta={t('progetti.procedura')}
          required
          value={String(dati.proceduraVersione)}
          onChange={(versione) => setDati({ ...dati, proceduraVersione: Number(versione) })}
        >
          {programma.procedure.map(({ versione, denominazione }) => (
            <option key={versione} value={versione}>
              {t('progetti.versione', { versione, nome: denominazione })}
            </option>
          ))}
        </CampoScelta>
      </div>
      <CampoTesto
        etichetta={t('ats.titolo')}
        required
        maxLength={300}
        value={dati.titolo}
        onChange={(titolo) => setDati({ ...dati, titolo })}
      />
      <div className="campi-in-riga">
        <CampoTesto
          etichetta={t('progetti.cup')}
          aiuto={t('progetti.cupAiuto')}
          required
          pattern="\s*[A-Za-z]\d{2}[A-Za-z]\d{11}\s*"
          maxLength={20}
          value={dati.cup}
          onChange={(cup) => setDati({ ...dati, cup })}
        />
        <CampoTesto
          etichetta={t('progetti.linea')}
          aiuto={t('progetti.lineaAiuto')}
          required
          maxLength={60}
          value={dati.linea}
          onChange={(linea) => setDati({ ...dati, linea })}
        />
      </div>
      <SceltaMultipla
        titolo={t('progetti.partnerMembri')}
        required
        voci={[...consorzi].map(([id, nome]) => ({ id, nome }))}
        scelti={dati.membri}
        onChange={(membri) => setDati({ ...dati, membri })}
      />
      <CampoArea
        etichetta={t('progetti.partnerEsterni')}
        aiuto={t('ats.partiEsterneAiuto')}
        rows={2}
        value={dati.esterni}
        onChange={(esterni) => setDati({ ...dati, esterni })}
      />
      <CampiResponsabili scelti={dati.responsabili} onChange={(responsabili) => setDati({ ...dati, responsabili })} />
    </>
  );
}

/** That of today, or the last where none holds yet. */
const versioneDi = ({ procedure }: Programma): number =>
  (procedure.find(({ vigente }) => vigente) ?? procedure.at(-1)!).versione;

/** Each by what it is: its own name tells its amounts from those of another, also after a change of the list. */
function partnerDi({ membri, esterni }: Dati, ats: Ats) {
  const nomi = new Map(ats.membri.map(({ consorzio, denominazione }) => [consorzio, denominazione]));
  const altri = [...new Set(esterni.split('\n').map((riga) => riga.trim()))].filter((riga) => riga !== '');
  return [
    ...membri.map((consorzio) => ({
      ...{ partnerId: consorzio, consorzio: consorzio as string | null },
      denominazione: nomi.get(consorzio) ?? consorzio,
    })),
    ...altri.map((denominazione, index) => ({
      ...{ partnerId: `esterno${index + 1}`, consorzio: null, denominazione },
    })),
  ];
}
