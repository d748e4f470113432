import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import {
  adesioneAts,
  type EventoAdesione,
  condivisione,
  type EventoCondivisione,
  ats,
  attestazione,
  type EventoAttestazione,
  avanzamento,
  collegamentoIndicatore,
  type EventoAvanzamento,
  type EventoCollegamento,
  listaDiControllo,
  type EventoListaDiControllo,
  convenzione,
  type EventoAts,
  type EventoConvenzione,
  programma,
  type EventoProgramma,
  fascicolo,
  type EventoFascicolo,
  numeroFattura,
  periodiRendicontati,
  spesa,
  type EventoNumeroFattura,
  type EventoPeriodi,
  type EventoSpesa,
  istanza,
  progetto,
  progettoRecepito,
  type EventoIstanza,
  type EventoProgetto,
  type EventoProgettoRecepito,
  rendiconto,
  richiestaDiTrasferimento,
  ritornoDallAts,
  speseNeiRendiconti,
  trasferimentiProgetto,
  type EventoRendiconto,
  type EventoRichiesta,
  type EventoRitornoDallAts,
  type EventoSpeseNeiRendiconti,
  type EventoTrasferimentiProgetto,
  mappaturaRegis,
  riconciliazione,
  type EventoMappaturaRegis,
  type EventoRiconciliazione,
} from '@consorzi/domain/ats';
import {
  persona,
  type EventoPersona,
  testo,
  type EventoTesto,
  testimonianze,
  type EventoTestimonianze,
} from '@consorzi/domain/audit';
import { consuntivo, type EventoConsuntivo } from '@consorzi/domain/consuntivo';
import {
  hashOf,
  streamParts,
  type Aggregate,
  type DomainEvent,
  type PositionedEvent,
} from '@consorzi/domain/event-sourcing';
import { importazione, type EventoImportazione } from '@consorzi/domain/importing';
import {
  obiettivo,
  piano,
  progettoPeg,
  variazione,
  type EventoObiettivo,
  type EventoPiano,
  type EventoProgettoPeg,
  type EventoVariazione,
} from '@consorzi/domain/planning';
import type { JsonObject } from '@consorzi/domain/shared';
import {
  accessi,
  centroDiResponsabilita,
  consorzio,
  type EventoAccessi,
  type EventoCentro,
  type EventoConsorzio,
} from '@consorzi/domain/tenancy';
import { allProjections } from '@consorzi/projections/all';

import { upcast } from '../../apps/api/src/event-sourcing/upcast.js';
import { dueAnni } from '../../libs/projections/src/projecting/testing/due-anni.js';
import { log, rowsOf } from '../../libs/projections/src/projecting/testing/log.js';

/** An event as it was published: its file is never changed. A new shape is a new schema version, with a file of its own. */
interface Published {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: JsonObject;
}

interface Family {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- aggregates of many events stand in one list
  readonly aggregate: Aggregate<any, any>;
  /** Each type, and what must have happened before it. */
  readonly types: Readonly<Record<string, readonly string[]>>;
}

/** Every type of the union: one that is added to the domain does not compile until it is named here. */
const family = <Event extends DomainEvent<string, unknown>>(
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever its state
  aggregate: Aggregate<any, Event>,
  types: Readonly<Record<Event['type'], readonly Event['type'][]>>,
): Family => ({ aggregate, types });

const FAMILIES: readonly Family[] = [
  family<EventoAccessi>(accessi, {
    RuoloAssegnato: [],
    RuoloRevocato: ['RuoloAssegnato'],
    RuoloDelegato: ['RuoloAssegnato'],
    DelegaRevocata: ['RuoloAssegnato', 'RuoloDelegato'],
    RevisioneAffidata: [],
    RevisioneRevocata: ['RevisioneAffidata'],
  }),
  family<EventoConsorzio>(consorzio, { ConsorzioIstituito: [] }),
  family<EventoCentro>(centroDiResponsabilita, {
    CentroDiResponsabilitaIstituito: [],
    CentroDiResponsabilitaRinominato: ['CentroDiResponsabilitaIstituito'],
    CentroDiResponsabilitaSoppresso: ['CentroDiResponsabilitaIstituito'],
    ResponsabileNominato: ['CentroDiResponsabilitaIstituito'],
    ResponsabileCessato: ['CentroDiResponsabilitaIstituito', 'ResponsabileNominato'],
  }),
  family<EventoPiano>(piano, {
    PianoCreato: [],
    PianoImportato: ['ImportazioneDelPianoIniziata'],
    PianoRicostruito: [],
    ImportazioneDelPianoIniziata: [],
    ImportazioneDelPianoAnnullata: ['ImportazioneDelPianoIniziata'],
    PianoApprovato: ['PianoCreato'],
    PianoScartato: ['PianoCreato'],
    ConsuntivazioneAperta: ['PianoCreato', 'PianoApprovato'],
    PianoChiuso: ['PianoRicostruito'],
    PianoRiaperto: ['PianoRicostruito', 'PianoChiuso'],
    VariazioneAvviata: ['PianoCreato', 'PianoApprovato'],
    VariazioneConclusa: ['PianoCreato', 'PianoApprovato', 'VariazioneAvviata'],
  }),
  family<EventoProgettoPeg>(progettoPeg, {
    ProgettoPegDefinito: [],
    ProgettoPegModificato: ['ProgettoPegDefinito'],
    ProgettoPegVariato: ['ProgettoPegDefinito', 'ProgettoPegModificato'],
    ProgettoPegEliminato: ['ProgettoPegDefinito'],
  }),
  family<EventoObiettivo>(obiettivo, {
    ObiettivoDefinito: [],
    ObiettivoModificato: ['ObiettivoDefinito'],
    ObiettivoVariato: ['ObiettivoDefinito', 'ObiettivoModificato'],
    ObiettivoEliminato: ['ObiettivoDefinito'],
  }),
  family<EventoVariazione>(variazione, {
    VariazioneAperta: [],
    ModificaProposta: ['VariazioneAperta'],
    ModificaRitirata: ['VariazioneAperta', 'ModificaProposta'],
    VariazioneApprovata: ['VariazioneAperta', 'ModificaProposta'],
    VariazioneAbbandonata: ['VariazioneAperta'],
  }),
  family<EventoConsuntivo>(consuntivo, {
    EsitoAttivitaRegistrato: [],
    EsitoAttivitaRettificato: ['EsitoAttivitaRegistrato'],
    ValoreIndicatoreRegistrato: [],
    ValoreIndicatoreRettificato: ['ValoreIndicatoreRegistrato'],
    RelazioneRegistrata: [],
    RelazioneRettificata: ['RelazioneRegistrata'],
    ConsuntivoImportato: ['EsitoAttivitaRegistrato'],
  }),
  family<EventoImportazione>(importazione, {
    ImportazioneIniziata: [],
    ParteImportata: ['ImportazioneIniziata'],
    ImportazioneAccettata: ['ImportazioneIniziata', 'ParteImportata'],
    ImportazioneAnnullata: ['ImportazioneIniziata'],
  }),
  family<EventoAts>(ats, {
    AtsIstituito: [],
    AtsRinominato: ['AtsIstituito'],
    MembroEntrato: ['AtsIstituito'],
    MembroUscito: ['AtsIstituito', 'MembroEntrato'],
    CapofilaDesignato: ['AtsIstituito', 'MembroEntrato'],
    PeriodoMembroRettificato: ['AtsIstituito', 'MembroEntrato'],
    PeriodoMembroAnnullato: ['AtsIstituito', 'MembroEntrato'],
  }),
  family<EventoConvenzione>(convenzione, {
    ConvenzioneRegistrata: [],
    ConvenzioneProrogata: ['ConvenzioneRegistrata'],
  }),
  family<EventoProgramma>(programma, {
    ProgrammaIstituito: [],
    ProceduraAdottata: ['ProgrammaIstituito'],
  }),
  family<EventoSpesa>(spesa, {
    SpesaRegistrata: [],
    SpesaRettificata: ['SpesaRegistrata'],
    SpesaAnnullata: ['SpesaRegistrata'],
    ImpegnoRegistrato: ['SpesaRegistrata'],
    PagamentoRegistrato: ['SpesaRegistrata'],
    PagamentoAnnullato: ['SpesaRegistrata', 'PagamentoRegistrato'],
  }),
  family<EventoNumeroFattura>(numeroFattura, {
    NumeroFatturaAssegnato: [],
    NumeroFatturaLiberato: ['NumeroFatturaAssegnato'],
  }),
  family<EventoPeriodi>(periodiRendicontati, { PeriodoChiuso: [], PeriodoRiaperto: ['PeriodoChiuso'] }),
  family<EventoFascicolo>(fascicolo, { DocumentoDepositato: [], DocumentoRitirato: ['DocumentoDepositato'] }),
  family<EventoProgetto>(progetto, {
    ProgettoRegistrato: [],
    PianoProgettoModificato: ['ProgettoRegistrato'],
    ProceduraAggiornata: ['ProgettoRegistrato'],
    ResponsabiliProgettoCambiati: ['ProgettoRegistrato'],
    RimodulazioneAperta: ['ProgettoRegistrato'],
    RimodulazioneConclusa: ['ProgettoRegistrato', 'RimodulazioneAperta'],
    ProgettoChiuso: ['ProgettoRegistrato'],
  }),
  family<EventoIstanza>(istanza, {
    IstanzaPresentata: [],
    IstanzaRiscontrata: ['IstanzaPresentata'],
    IstanzaComunicata: ['IstanzaPresentata', 'IstanzaRiscontrata'],
  }),
  family<EventoProgettoRecepito>(progettoRecepito, { ProgettoRecepito: [] }),
  family<EventoAdesione>(adesioneAts, {
    AtsRiconosciuto: [],
    AtsDisconosciuto: ['AtsRiconosciuto'],
  }),
  family<EventoCondivisione>(condivisione, {
    CondivisioneConcessa: [],
    CondivisioneRevocata: ['CondivisioneConcessa'],
  }),
  family<EventoRendiconto>(rendiconto, {
    RendicontoAperto: [],
    SpesaInserita: ['RendicontoAperto'],
    SpesaTolta: ['RendicontoAperto', 'SpesaInserita'],
    RendicontoVerificato: ['RendicontoAperto', 'SpesaInserita'],
    RendicontoApprovato: ['RendicontoAperto', 'RendicontoVerificato'],
    RendicontoInviato: ['RendicontoAperto', 'RendicontoApprovato'],
    IntegrazioniChieste: ['RendicontoAperto', 'RendicontoInviato'],
    IntegrazioniTrasmesse: ['RendicontoAperto', 'IntegrazioniChieste'],
    RendicontoEsitato: ['RendicontoAperto', 'SpesaInserita', 'RendicontoInviato'],
  }),
  family<EventoSpeseNeiRendiconti>(speseNeiRendiconti, {
    SpeseRiservate: [],
    SpeseLiberate: ['SpeseRiservate'],
    SpeseConsolidate: ['SpeseRiservate'],
  }),
  family<EventoRichiesta>(richiestaDiTrasferimento, {
    RichiestaPreparata: [],
    RichiestaRitirata: ['RichiestaPreparata'],
    RichiestaInviata: ['RichiestaPreparata'],
    RichiestaEsitata: ['RichiestaPreparata', 'RichiestaInviata'],
    SommaIncassata: ['RichiestaPreparata', 'RichiestaInviata', 'RichiestaEsitata'],
    SommaRipartita: ['RichiestaPreparata', 'RichiestaInviata', 'RichiestaEsitata', 'SommaIncassata'],
  }),
  family<EventoTrasferimentiProgetto>(trasferimentiProgetto, {
    TrasferimentoPrenotato: [],
    TrasferimentoRiconosciuto: ['TrasferimentoPrenotato'],
    TrasferimentoSciolto: ['TrasferimentoPrenotato'],
  }),
  family<EventoRitornoDallAts>(ritornoDallAts, { SpeseRendicontate: [], SommaRicevuta: [] }),
  family<EventoTesto>(testo, { TestoCancellato: [] }),
  family<EventoPersona>(persona, { NomeCancellato: [], NomeRipristinato: ['NomeCancellato'] }),
  family<EventoTestimonianze>(testimonianze, {
    TestimoneNominato: [],
    TestimoneRimosso: ['TestimoneNominato'],
    TestimonianzaConcessa: [],
    TestimonianzaCessata: ['TestimonianzaConcessa'],
  }),
  family<EventoMappaturaRegis>(mappaturaRegis, { MappaturaSalvata: [] }),
  family<EventoRiconciliazione>(riconciliazione, { RigaSpiegata: [] }),
  family<EventoListaDiControllo>(listaDiControllo, {
    ListaAperta: [],
    RispostaData: ['ListaAperta'],
    ListaCompilata: ['ListaAperta', 'RispostaData'],
    ListaControllata: ['ListaAperta', 'RispostaData', 'ListaCompilata'],
    ListaRiaperta: ['ListaAperta', 'RispostaData', 'ListaCompilata'],
  }),
  family<EventoAvanzamento>(avanzamento, {
    AvanzamentoRegistrato: [],
    AvanzamentoRettificato: ['AvanzamentoRegistrato'],
    AvanzamentoAnnullato: ['AvanzamentoRegistrato'],
    TraguardoCollegato: [],
    TraguardoScollegato: ['TraguardoCollegato'],
  }),
  family<EventoCollegamento>(collegamentoIndicatore, {
    IndicatoreCollegato: [],
    IndicatoreScollegato: ['IndicatoreCollegato'],
  }),
  family<EventoAttestazione>(attestazione, {
    AttestazioneGenerata: [],
    AttestazioneRestituita: ['AttestazioneGenerata'],
  }),
];

const HERE = import.meta.dirname;
const HASHES = path.join(HERE, 'hashes.json');
const EACH_TYPE = FAMILIES.flatMap(({ types }) => Object.keys(types));
const told = firstOfEachShape(dueAnni());
// PUBLISH_EVENTS=1 writes the files that are missing, and their hashes. It never writes over one that is there.
if (process.env['PUBLISH_EVENTS']) publishMissing();
const published = readPublished();

describe('the published events', () => {
  it('are of every aggregate of the domain', async () => {
    const names = FAMILIES.map(({ aggregate }) => aggregate.name).sort();
    expect(await aggregatesOfTheDomain()).toEqual(names);
  });

  it('are those of the unions of the domain, each of some version', () => {
    const types = [...published.values()].map(({ type }) => type);
    expect([...new Set(types)].sort()).toEqual([...EACH_TYPE].sort());
  });

  it('are as they were published', () => {
    const now = Object.fromEntries([...published].map(([file, event]) => [file, hashOf(event)]));
    expect(now).toEqual(JSON.parse(readFileSync(HASHES, 'utf8')));
  });

  it.each(EACH_TYPE)('%s is still written as its newest version', (type) => {
    const written = [...told].filter(([, event]) => event.type === type);
    expect(written.length).toBeGreaterThan(0);
    for (const [file, event] of written) {
      expect([file, published.get(file)]).toEqual([file, event]);
      expect(event.schemaVersion).toBe(newestOf(type).schemaVersion);
    }
  });
});

describe.each([...published])('%s', (_file, event) => {
  const { aggregate, types } = FAMILIES.find((one) => event.type in one.types)!;
  const history = [...types[event.type]!.map((type) => newestOf(type)), event];
  const inNewestShape = log(...history.map((one) => [`${aggregate.name}.a1`, one] as const)).map((one) => upcast(one));

  it('folds into its aggregate', () => {
    const after = inNewestShape.reduce<unknown>((state, one) => aggregate.evolve(state, one), aggregate.initial);
    expect(after).toBeDefined();
  });

  it.each(allProjections.map((projection) => [projection.name, projection] as const))('folds into %s', (_, model) => {
    expect(() => rowsOf(model, inNewestShape)).not.toThrow();
  });
});

/** The newest version of a type, in the first of its shapes. */
function newestOf(type: string): Published {
  const all = [...published.values()].filter((event) => event.type === type);
  return all.reduce((newest, event) => (event.schemaVersion > newest.schemaVersion ? event : newest));
}

/** The first event of each shape that a type takes (a change may add, alter or remove), by its file. */
function firstOfEachShape(events: readonly PositionedEvent[]): ReadonlyMap<string, Published> {
  const shapes = new Map<string, Set<string>>();
  const files = new Map<string, Published>();
  for (const { stream, type, schemaVersion, data } of events) {
    const name = `${streamParts(stream).aggregate}/${type}.v${schemaVersion}`;
    const known = shapes.get(name) ?? new Set();
    const shape = shapeOf(data);
    if (known.has(shape)) continue;
    shapes.set(name, known.add(shape));
    files.set(known.size === 1 ? `${name}.json` : `${name}.${known.size}.json`, { type, schemaVersion, data });
  }
  return files;
}

/** What a value is made of: the fields of its objects, the kinds of its items, which of its unions it takes. */
function shapeOf(value: unknown, field = ''): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map((item) => shapeOf(item)))].sort().join('|')}]`;
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).map(([key, item]) => `${key}:${shapeOf(item, key)}`);
    return `{${fields.sort().join()}}`;
  }
  return ['tipo', 'azione', 'oggetto'].includes(field) ? String(value) : value === null ? 'null' : typeof value;
}

function readPublished(): ReadonlyMap<string, Published> {
  const files = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.v\d+(\.\d+)?\.json$/.test(file))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
  const read = (file: string) => JSON.parse(readFileSync(path.join(HERE, file), 'utf8')) as Published;
  return new Map(files.map((name) => [`${name}.json`, read(`${name}.json`)]));
}

function publishMissing(): void {
  const hashes = existsSync(HASHES) ? (JSON.parse(readFileSync(HASHES, 'utf8')) as Record<string, string>) : {};
  for (const [file, event] of told) {
    if (existsSync(path.join(HERE, file))) continue;
    mkdirSync(path.join(HERE, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(HERE, file), `${JSON.stringify(event, null, 2)}\n`);
    hashes[file] = hashOf(event);
  }
  const sorted = Object.fromEntries(Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(HASHES, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** The names of everything that a context exports with a name, a first state and an evolve. */
async function aggregatesOfTheDomain(): Promise<readonly string[]> {
  const domain = path.resolve(HERE, '../../libs/domain/src');
  const contexts = readdirSync(domain).filter((folder) => existsSync(path.join(domain, folder, 'index.ts')));
  const modules = await Promise.all(
    contexts.map((context) => import(`@consorzi/domain/${context}`) as Promise<Record<string, unknown>>),
  );
  const isAggregate = (value: unknown): value is Aggregate<unknown> =>
    typeof value === 'object' && value !== null && 'evolve' in value && 'initial' in value && 'name' in value;
  const names = modules.flatMap((module) => Object.values(module).filter(isAggregate)).map(({ name }) => name);
  return [...new Set(names)].sort();
}
