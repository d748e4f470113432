import {
  differenze,
  type EventoObiettivo,
  type EventoPiano,
  type EventoProgettoPeg,
  type EventoVariazione,
  type SchedaObiettivo,
  type SchedaProgettoPeg,
} from '@consorzi/domain/planning';
import type { Atto } from '@consorzi/domain/shared';

import { log, rowsOf, type Entry } from '../projecting/testing/log.js';
import { alberoObiettivi, piani, progettiPeg, variazioni } from './index.js';

const plan = (event: EventoPiano): Entry => ['Piano.p1', event];
const change = (event: EventoVariazione): Entry => ['Variazione.v1', event];
const objective = (event: EventoObiettivo): Entry => ['Obiettivo.o1', event];
const project = (event: EventoProgettoPeg): Entry => ['ProgettoPeg.g1', event];

const delibera: Atto = { organo: 'cda', numero: '4', data: '2024-01-31' };
const altra: Atto = { organo: 'cda', numero: '46', data: '2024-09-19' };
const motivo = { testoId: 't1', hash: 'a'.repeat(64) };

const creato = plan({ type: 'PianoCreato', data: { titolo: 'PEG', dal: 2024, al: 2025 } });
const approvato = plan({ type: 'PianoApprovato', data: {}, act: delibera, occurredAt: delibera.data });
const aperto = plan({ type: 'ConsuntivazioneAperta', data: {} });
const avviata = plan({ type: 'VariazioneAvviata', data: { variazioneId: 'v1' } });
const conclusa = (esito: 'approvata' | 'abbandonata') =>
  plan({
    ...{ type: 'VariazioneConclusa', data: { variazioneId: 'v1', esito } },
    ...(esito === 'approvata' && { act: altra }),
  });
const importato = { titolo: 'PEG', dal: 2024, al: 2025, documentoSha256: 'd1' };

const scheda: SchedaObiettivo = {
  ...{ numero: '1', titolo: 'Laboratori', centri: ['c1'], areaStrategica: '', obiettivoOperativo: '' },
  ...{ progettiPeg: [], progettoPegTesto: '', servizi: '', utentiFinali: '', retiDiCollaborazione: '' },
  ...{ finalita: '', descrizione: '', continuaDa: null, attivita: [], indicatori: [] },
};
const mensa: SchedaProgettoPeg = {
  ...{ codice: '4.06.01', nome: 'Mensa', centroId: 'c1', areaStrategica: '', obiettivoOperativo: '', servizi: [] },
};

describe('piani', () => {
  const row = (...entries: readonly Entry[]) => rowsOf(piani, log(...entries)).get('p1');

  it('is a draft, then approved by an act', () => {
    const draft = {
      ...{ titolo: 'PEG', dal: 2024, al: 2025, stato: 'bozza', ricostruito: false, atto: null, revisione: 0 },
      ...{ documentoSha256: null, variazioneAperta: null, tappe: [] },
    };
    expect(row(creato)).toEqual(draft);
    expect(row(creato, approvato)).toEqual({
      ...draft,
      ...{ stato: 'approvato', atto: delibera, revisione: 1 },
      tappe: [{ tipo: 'approvazione', posizione: 1, variazioneId: null, atto: delibera }],
    });
  });

  it('goes on to consuntivo, is closed and opened again', () => {
    expect(row(creato, approvato, aperto)!.stato).toBe('inConsuntivo');
    const chiuso = [creato, approvato, aperto, plan({ type: 'PianoChiuso', data: {} })];
    expect(row(...chiuso)!.stato).toBe('chiuso');
    expect(row(...chiuso, plan({ type: 'PianoRiaperto', data: {} }))!.stato).toBe('inConsuntivo');
  });

  it('knows its open variazione, and where each approved one stands', () => {
    expect(row(creato, approvato, avviata)!.variazioneAperta).toBe('v1');
    const approved = row(creato, approvato, avviata, conclusa('approvata'))!;
    expect(approved.variazioneAperta).toBeNull();
    expect(approved.tappe).toEqual([
      { tipo: 'approvazione', posizione: 1, variazioneId: null, atto: delibera },
      { tipo: 'variazione', posizione: 3, variazioneId: 'v1', atto: altra },
    ]);
    expect(approved.atto).toEqual(delibera);
    const dropped = row(creato, approvato, avviata, conclusa('abbandonata'))!;
    expect([dropped.variazioneAperta, dropped.tappe.length]).toEqual([null, 1]);
  });

  it('comes from a document, at once or in parts', () => {
    const iniziata = plan({ type: 'ImportazioneDelPianoIniziata', data: importato });
    const whole = plan({ type: 'PianoImportato', data: importato });
    expect(row(iniziata)).toMatchObject({ stato: 'inImportazione', documentoSha256: 'd1' });
    expect(row(iniziata, whole)).toMatchObject({ stato: 'bozza', ricostruito: false, documentoSha256: 'd1' });
    expect(row(iniziata, plan({ type: 'ImportazioneDelPianoAnnullata', data: {} }))).toBeUndefined();
    expect(row(plan({ type: 'PianoRicostruito', data: importato }))).toMatchObject({
      ...{ stato: 'inConsuntivo', ricostruito: true, atto: null },
      tappe: [{ tipo: 'ricostruzione', posizione: 0, variazioneId: null, atto: null }],
    });
  });

  it('is gone when its draft is dropped, and may begin anew', () => {
    const scartato = plan({ type: 'PianoScartato', data: {} });
    expect(row(creato, scartato)).toBeUndefined();
    expect(row(creato, scartato, creato)).toMatchObject({ stato: 'bozza', tappe: [], revisione: 2 });
  });

  it('does not take what happens to a plan that is not there', () => {
    expect(() => row(approvato)).toThrow('before the plan was there');
    expect(() => row(creato, plan({ type: 'PianoScartato', data: {} }), aperto)).toThrow('before the plan was there');
  });
});

describe('progetti_peg', () => {
  const definito = project({
    type: 'ProgettoPegDefinito',
    data: { pianoId: 'p1', scheda: mensa, variazioneId: null },
  });
  const modifiche = differenze(mensa, { ...mensa, servizi: ['Pasti'] });
  const row = (...entries: readonly Entry[]) => rowsOf(progettiPeg, log(...entries)).get('g1');

  it('have their sheet as it stands', () => {
    expect(row(definito)).toEqual({ ...mensa, pianoId: 'p1', revisione: 0 });
    const wanted = { ...mensa, servizi: ['Pasti'], pianoId: 'p1', revisione: 1 };
    expect(row(definito, project({ type: 'ProgettoPegModificato', data: { pianoId: 'p1', modifiche } }))).toEqual(
      wanted,
    );
    const variato = project({ type: 'ProgettoPegVariato', data: { pianoId: 'p1', modifiche, variazioneId: 'v1' } });
    expect(row(definito, variato)).toEqual(wanted);
    const eliminato = project({ type: 'ProgettoPegEliminato', data: { pianoId: 'p1', variazioneId: null } });
    expect(row(definito, eliminato)).toBeUndefined();
    expect(row(definito, eliminato, definito)).toMatchObject({ revisione: 2 });
  });

  it('do not take an event they do not know, or a change of what is not there', () => {
    const unknown: Entry = ['ProgettoPeg.g1', { type: 'ProgettoPegSospeso', data: {} }];
    expect(() => row(definito, unknown)).toThrow('unknown event ProgettoPegSospeso');
    const variato = project({ type: 'ProgettoPegVariato', data: { pianoId: 'p1', modifiche, variazioneId: 'v1' } });
    expect(() => row(variato)).toThrow('before the project was there');
  });
});

describe('albero_obiettivi', () => {
  const definito = objective({ type: 'ObiettivoDefinito', data: { pianoId: 'p1', scheda, variazioneId: null } });
  const voluta = { ...scheda, titolo: 'Laboratori estivi', progettiPeg: ['g1'] };
  const modifiche = differenze(scheda, voluta);
  const row = (...entries: readonly Entry[]) => rowsOf(alberoObiettivi, log(...entries)).get('o1');

  it('have their whole sheet as it stands', () => {
    expect(row(definito)).toEqual({ ...scheda, pianoId: 'p1', revisione: 0 });
    const wanted = { ...voluta, pianoId: 'p1', revisione: 1 };
    expect(row(definito, objective({ type: 'ObiettivoModificato', data: { pianoId: 'p1', modifiche } }))).toEqual(
      wanted,
    );
    const variato = objective({ type: 'ObiettivoVariato', data: { pianoId: 'p1', modifiche, variazioneId: 'v1' } });
    expect(row(definito, variato)).toEqual(wanted);
    const eliminato = objective({ type: 'ObiettivoEliminato', data: { pianoId: 'p1', variazioneId: null } });
    expect(row(definito, eliminato)).toBeUndefined();
  });

  it('do not take an event they do not know, a change of what is not there, or one made on another sheet', () => {
    const unknown: Entry = ['Obiettivo.o1', { type: 'ObiettivoSospeso', data: {} }];
    expect(() => row(definito, unknown)).toThrow('unknown event ObiettivoSospeso');
    const variato = objective({ type: 'ObiettivoVariato', data: { pianoId: 'p1', modifiche, variazioneId: 'v1' } });
    expect(() => row(variato)).toThrow('before the objective was there');
    expect(() => row(definito, variato, variato)).toThrow('titolo is no longer as it was');
  });
});

describe('variazioni', () => {
  const aperta = change({ type: 'VariazioneAperta', data: { pianoId: 'p1', motivo } });
  const elimina = (oggettoId: string) =>
    change({ type: 'ModificaProposta', data: { voce: { oggetto: 'obiettivo', oggettoId, azione: 'elimina' } } });
  const aggiungi = change({
    type: 'ModificaProposta',
    data: { voce: { oggetto: 'obiettivo', oggettoId: 'o1', azione: 'aggiungi', scheda } },
  });
  const row = (...entries: readonly Entry[]) => rowsOf(variazioni, log(...entries)).get('v1');

  it('holds its changes, one an object, the newest of it', () => {
    expect(row(aperta)).toEqual({
      ...{ pianoId: 'p1', stato: 'aperta', motivo, motivoAbbandono: null, voci: [], atto: null },
      ...{ posizioneInizio: 0, posizioneFine: null, revisione: 0 },
    });
    const ritirata = change({ type: 'ModificaRitirata', data: { oggettoId: 'o2' } });
    const voci = row(aperta, elimina('o1'), elimina('o2'), aggiungi)!.voci;
    expect(voci.map(({ oggettoId, azione }) => [oggettoId, azione])).toEqual([
      ['o2', 'elimina'],
      ['o1', 'aggiungi'],
    ]);
    expect(row(aperta, aggiungi, elimina('o2'), ritirata)!.voci.map(({ oggettoId }) => oggettoId)).toEqual(['o1']);
  });

  it('ends by an act or with a reason, and keeps where it began and ended', () => {
    const approvata = change({
      ...{ type: 'VariazioneApprovata', data: { pianoId: 'p1', oggetti: ['o1'] } },
      act: altra,
    });
    expect(row(creato, aperta, aggiungi, approvata)).toMatchObject({
      ...{ stato: 'approvata', atto: altra, posizioneInizio: 1, posizioneFine: 3, motivoAbbandono: null },
      voci: [{ oggettoId: 'o1' }],
    });
    const perche = { testoId: 't2', hash: 'b'.repeat(64) };
    const abbandonata = change({ type: 'VariazioneAbbandonata', data: { pianoId: 'p1', motivo: perche } });
    expect(row(aperta, abbandonata)).toMatchObject({
      ...{ stato: 'abbandonata', atto: null, motivo, motivoAbbandono: perche, posizioneFine: 1 },
    });
  });

  it('does not take a change of what is not there', () => {
    expect(() => row(aggiungi)).toThrow('before the variazione was there');
  });
});
