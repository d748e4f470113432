import type { EventoConsuntivo } from '@consorzi/domain/consuntivo';
import type { EventoObiettivo, EventoPiano, EventoVariazione, SchedaObiettivo, VoceVariazione } from '@consorzi/domain/planning'; // prettier-ignore
import type { Lettura, Perimetro } from '@consorzi/domain/tenancy';
import { allProjections } from '@consorzi/projections/all';
import { recordedAt, storia } from '@consorzi/projections/audit';
import { consuntivi } from '@consorzi/projections/consuntivo';
import { alberoObiettivi, piani, progettiPeg, variazioni } from '@consorzi/projections/planning';
import type { Reader } from '@consorzi/projections/projecting';
import { centri } from '@consorzi/projections/tenancy';

import { lettore } from '../../libs/projections/src/projecting/testing/lettore.js';
import { log, type Entry } from '../../libs/projections/src/projecting/testing/log.js';
import { LettoreRistretto } from '../../apps/api/src/tenancy/index.js';

const scheda: SchedaObiettivo = {
  ...{ numero: '', titolo: 'Obiettivo', centri: [], areaStrategica: '', obiettivoOperativo: '', progettiPeg: [] },
  ...{ progettoPegTesto: '', servizi: '', utentiFinali: '', retiDiCollaborazione: '', finalita: '', descrizione: '' },
  ...{ continuaDa: null, attivita: [], indicatori: [] },
};
const testo = { testoId: 't1', hash: 'a'.repeat(64) };
const piano = (event: EventoPiano, id = 'p1'): Entry => [`Piano.${id}`, event];
const nominato = (id: string): Entry => [
  `CentroDiResponsabilita.${id}`,
  { type: 'ResponsabileNominato', data: { personaId: `p-${id}`, dal: '2024-01-01' } },
];
const centro = (id: string): Entry => [
  `CentroDiResponsabilita.${id}`,
  { type: 'CentroDiResponsabilitaIstituito', data: { codice: id, denominazione: id } },
];
const obiettivo = (id: string, event: EventoObiettivo): Entry => [`Obiettivo.${id}`, event];
const definito = (id: string, di: readonly string[], pianoId = 'p1', progetti: readonly string[] = []) =>
  obiettivo(id, {
    ...{ type: 'ObiettivoDefinito', data: { pianoId, scheda: { ...scheda, centri: di, progettiPeg: progetti }, variazioneId: null } }, // prettier-ignore
  });
const spostato = (id: string, prima: readonly string[], dopo: readonly string[]) =>
  obiettivo(id, {
    ...{ type: 'ObiettivoModificato', data: { pianoId: 'p1', modifiche: [{ percorso: 'centri', prima, dopo }] } },
  });
const eliminato = (id: string) =>
  obiettivo(id, { type: 'ObiettivoEliminato', data: { pianoId: 'p1', variazioneId: null } });
const progetto = (id: string, centroId: string): Entry => [
  `ProgettoPeg.${id}`,
  {
    type: 'ProgettoPegDefinito',
    data: {
      ...{ pianoId: 'p1', variazioneId: null },
      scheda: { codice: id, nome: id, centroId, areaStrategica: '', obiettivoOperativo: '', servizi: [] },
    },
  },
];
const relazione = (obiettivoId: string, centroId: string): Entry => {
  const data = { pianoId: 'p1', obiettivoId, centroId, anno: 2024, testo };
  return [`Consuntivo.${obiettivoId}-${centroId}`, { type: 'RelazioneRegistrata', data } satisfies EventoConsuntivo];
};
const variazione = (event: EventoVariazione): Entry => ['Variazione.v1', event];
const proposta = (voce: VoceVariazione) =>
  variazione({ type: 'ModificaProposta', data: { pianoId: 'p1', voce } as never });

const creato = (id: string) => piano({ type: 'PianoCreato', data: { titolo: id, dal: 2024, al: 2024 } as never }, id);

/** Two plans; c1 and c2 share an objective; o-mosso goes from c1 to c2, o-via leaves the plan. */
const events = log(
  ...[centro('c1'), centro('c2'), centro('c3'), nominato('c1'), nominato('c2'), creato('p1'), creato('p2')],
  ...[progetto('g1', 'c1'), progetto('g2', 'c2')],
  ...[definito('o-uno', ['c1'], 'p1', ['g2']), definito('o-due', ['c2']), definito('o-insieme', ['c2', 'c1'])],
  ...[definito('o-mosso', ['c1']), definito('o-via', ['c1']), definito('o-altrove', ['c3'], 'p2')],
  ...[relazione('o-insieme', 'c1'), relazione('o-insieme', 'c2')],
  variazione({ type: 'VariazioneAperta', data: { pianoId: 'p1', motivo: testo } }),
  proposta({ oggetto: 'obiettivo', oggettoId: 'o-due', azione: 'elimina' }),
  proposta({ oggetto: 'obiettivo', oggettoId: 'o-uno', azione: 'elimina' }),
);
const DOPO = log(
  ...events.map(({ stream, type, data }): Entry => [stream.slice(stream.indexOf('-') + 1), { type, data }]),
  spostato('o-mosso', ['c1'], ['c2']),
  eliminato('o-via'),
);
const ORA = DOPO.length - 1;
const PRIMA = events.length - 1;

const oggi = new Map([
  ['o-uno', ['c1']],
  ['o-due', ['c2']],
  ['o-insieme', ['c2', 'c1']],
  ['o-mosso', ['c2']],
  ['o-altrove', ['c3']],
]);
const di = (perimetro: Perimetro, position = ORA): Reader =>
  new LettoreRistretto(lettore(DOPO, position), [perimetro] as Exclude<Lettura, 'tutto'>, position < ORA ? oggi : undefined); // prettier-ignore
const UNO: Perimetro = { tipo: 'centri', centri: ['c1'] };
const keys = async (found: Promise<readonly { readonly key: string }[]>) => (await found).map(({ key }) => key).sort();

describe('who may read one centro', () => {
  it('sees its objectives, shared ones too, however they ask', async () => {
    const reader = di(UNO);
    expect(await keys(reader.where(alberoObiettivi, {}))).toEqual(['o-insieme', 'o-uno']);
    expect(await keys(reader.where(alberoObiettivi, { pianoId: 'p2' }))).toEqual([]);
    expect(await keys(reader.many(alberoObiettivi, ['o-uno', 'o-due', 'ignoto']))).toEqual(['o-uno']);
    expect(await reader.one(alberoObiettivi, 'o-due')).toBeNull();
    expect(await reader.versions(alberoObiettivi, 'o-due')).toEqual([]);
    expect(await reader.versions(alberoObiettivi, 'o-uno')).toHaveLength(1);
  });

  it('sees the plans that hold something of it, its progetti and those that its objectives name', async () => {
    expect(await keys(di(UNO).where(piani, {}))).toEqual(['p1']);
    expect(await keys(di(UNO).where(progettiPeg, {}))).toEqual(['g1', 'g2']);
    expect(await keys(di({ tipo: 'centri', centri: ['c2'] }).where(progettiPeg, {}))).toEqual(['g2']);
    expect(await keys(di({ tipo: 'centri', centri: ['c3'] }).where(piani, {}))).toEqual(['p2']);
  });

  it('sees the centri that are needed for that', async () => {
    expect(await keys(di(UNO).where(centri, {}))).toEqual(['c1', 'c2']);
    const people = async (id: string) => (await di(UNO).one(centri, id))!.row.responsabili.map((one) => one.personaId);
    expect([await people('c1'), await people('c2')]).toEqual([['p-c1'], []]);
    expect((await di(UNO).versions(centri, 'c2')).every(({ row }) => row!.responsabili.length === 0)).toBe(true);
    expect(await keys(di({ tipo: 'centri', centri: ['c3'] }).where(centri, {}))).toEqual(['c3']);
  });

  it('sees what the centro reported, not what another did on what they share', async () => {
    expect(await keys(di(UNO).where(consuntivi, {}))).toEqual(['o-insieme-c1']);
    const facts = await di(UNO).where(storia, { oggettoId: 'o-insieme' });
    expect(facts.map(({ row: { tipo, dettagli } }) => [tipo, dettagli['centroId']])).toEqual([
      ['ObiettivoDefinito', undefined],
      ['RelazioneRegistrata', 'c1'],
    ]);
  });

  it('sees of a variazione the changes to what is inside, and of a plan its life', async () => {
    const [found] = await di(UNO).where(variazioni, {});
    expect(found!.row.voci.map(({ oggettoId }) => oggettoId)).toEqual(['o-uno']);
    expect(await di({ tipo: 'centri', centri: ['c3'] }).where(variazioni, {})).toEqual([]);
    const facts = await di(UNO).where(storia, { oggettoId: 'p1' });
    expect(facts.map(({ row }) => row.tipo)).toEqual(['PianoCreato']);
    expect(await di(UNO).where(storia, { oggettoId: 'p2' })).toEqual([]);
  });
});

describe('at a past moment', () => {
  it('what stood in the centro then is inside, and no longer now', async () => {
    expect(await keys(di(UNO, PRIMA).where(alberoObiettivi, {}))).toEqual(['o-insieme', 'o-mosso', 'o-uno', 'o-via']);
    expect(await di(UNO).one(alberoObiettivi, 'o-mosso')).toBeNull();
    expect(await keys(di(UNO).at(PRIMA).where(alberoObiettivi, {}))).toContain('o-mosso');
  });

  it('what stands in it today is inside as it was', async () => {
    const due = di({ tipo: 'centri', centri: ['c2'] }, PRIMA);
    expect((await due.one(alberoObiettivi, 'o-mosso'))!.row.centri).toEqual(['c1']);
    expect(await due.one(alberoObiettivi, 'o-uno')).toBeNull();
  });

  it('what left the plan is told by its history, where it was inside', async () => {
    expect((await di(UNO).where(storia, { oggettoId: 'o-via' })).map(({ row }) => row.tipo)).toEqual([
      ...['ObiettivoDefinito', 'ObiettivoEliminato'],
    ]);
    expect(await di({ tipo: 'centri', centri: ['c3'] }).where(storia, { oggettoId: 'o-via' })).toEqual([]);
    expect(await di(UNO).where(storia, { oggettoId: 'o-mosso' })).toEqual([]);
  });
});

describe('who may read one objective', () => {
  const nominato = () => di({ tipo: 'obiettivi', obiettivi: ['o-insieme'] });

  it('sees it with all that was reported on it, its plan and its centri', async () => {
    expect(await keys(nominato().where(alberoObiettivi, {}))).toEqual(['o-insieme']);
    expect(await keys(nominato().where(consuntivi, {}))).toEqual(['o-insieme-c1', 'o-insieme-c2']);
    expect(await keys(nominato().where(piani, {}))).toEqual(['p1']);
    expect(await keys(nominato().where(centri, {}))).toEqual(['c1', 'c2']);
    expect(await nominato().where(progettiPeg, {})).toEqual([]);
    expect(await nominato().where(variazioni, {})).toEqual([]);
  });
});

describe('whoever is narrowed', () => {
  it('sees dates, and of what happened outside nothing else', async () => {
    expect(await recordedAt(di(UNO), 3)).toBe(DOPO[3]!.recordedAt);
    const registro = allProjections.find(({ name }) => name === 'registro')!;
    const [row] = await di(UNO).many(registro, ['0000000000000003']);
    expect(row!.row).toMatchObject({ position: 3, stream: '', type: '', personaId: '', act: null });
    expect(await di(UNO).where(registro, {})).toEqual([]);
  });

  it('sees no row of a read model that nothing is said about here', async () => {
    const told = ['albero_obiettivi', 'centri', 'consorzio', 'consuntivi', 'piani', 'progetti_peg', 'storia', 'variazioni']; // prettier-ignore
    const seen = new Set<string>();
    for (const projection of allProjections) {
      const all = await di(UNO).where(projection, {});
      if (all.length > 0) seen.add(projection.name);
      if (!told.includes(projection.name)) {
        for (const { key } of await lettore(DOPO).where(projection, {}))
          if (projection.name !== 'registro') expect(await di(UNO).versions(projection, key)).toEqual([]);
      }
    }
    expect([...seen].filter((name) => !told.includes(name))).toEqual([]);
    expect(seen.size).toBeGreaterThan(5);
  });
});
