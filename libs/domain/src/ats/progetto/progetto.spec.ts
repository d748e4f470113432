import { given, stream } from '../../event-sourcing/specification.js';
import type { Atto } from '../../shared/index.js';
import { consorzio } from '../../tenancy/index.js';
import { adesioneAts } from '../adesione/adesione-ats.js';
import { programma } from '../programma/programma.js';
import { contenutiDaRecepire } from './contenuto-recepito.js';
import { deciderProgetto, type ComandoProgetto } from './decidi-progetto.js';
import { deciderProgettoRecepito, progettoRecepito } from './progetto-recepito.js';
import { pianoAlla, progetto, progettoIdDi, type EventoProgetto } from './progetto.js';
import { ambito, base, dati, istituito, MODELLO, piano, registrato } from './testing/progetto.js';

const atto: Atto = { organo: 'assemblea', numero: '4', data: '2024-01-09' };
const del = { ...base, scope: 'ambito', progettoId: 'k1' } as const;
const registra = (changes: object = {}): ComandoProgetto => ({
  ...del,
  ...{ type: 'RegistraProgetto', dati: { ...dati, ...changes }, atto },
});
const modifica = (dal: string, changes: object = {}): ComandoProgetto => ({
  ...del,
  ...{ type: 'ModificaPianoProgetto', dal, piano: { ...piano, ...changes }, atto },
});
const dopo = (...events: readonly EventoProgetto[]) =>
  given(deciderProgetto, ambito, istituito, stream(progetto, 'k1', ...events));
const modificato = (dal: string, changes: object = {}): EventoProgetto => ({
  type: 'PianoProgettoModificato',
  data: { dal, istanzaId: null, piano: { ...piano, ...changes } },
});

describe('a project', () => {
  it('is registered by an act, with its CUP, its partners and its plan, under a version of its programme', () => {
    dopo()
      .when(registra())
      .then({ ...registrato, act: atto });
    dopo(registrato).when(registra()).thenRefused('PROGETTO_GIA_REGISTRATO');
    dopo()
      .when({ ...registra(), atto: { ...atto, data: '2025-01-01' } } as ComandoProgetto)
      .thenRefused('ATTO_FUTURO');
    given(deciderProgetto, istituito).when(registra()).thenRefused('ATS_INESISTENTE');
    given(deciderProgetto, ambito).when(registra()).thenRefused('PROGRAMMA_INESISTENTE');
    dopo()
      .when(registra({ proceduraVersione: 3 }))
      .thenRefused('PROCEDURA_INESISTENTE', { versione: 3 });
  });

  it('has a CUP of its form, and is one for each CUP of an ATS', () => {
    for (const cup of ['', 'I84H2200018000', 'I84H220001800066', '184H22000180006']) {
      dopo().when(registra({ cup })).thenRefused('CAMPO_NON_VALIDO', { campo: 'cup' });
    }
    dopo()
      .when(registra({ cup: ' i84h22000180006 ' }))
      .then({ ...registrato, act: atto });
    expect(progettoIdDi('ambito', dati.cup)).toBe(progettoIdDi('ambito', dati.cup));
    expect(progettoIdDi('altro', dati.cup)).not.toBe(progettoIdDi('ambito', dati.cup));
  });

  it('has partners, each once, those of the ATS members on some day of it', () => {
    dopo()
      .when(registra({ partner: [], piano: { ...piano, quote: [], traguardi: [] } }))
      .thenRefused('PROGETTO_SENZA_PARTNER');
    const [alfa, beta, asl] = dati.partner;
    dopo()
      .when(registra({ partner: [alfa, beta, { ...asl, partnerId: 'p1' }] }))
      .thenRefused('PARTNER_RIPETUTO');
    const gamma = { partnerId: 'p4', tipo: 'membro', consorzio: 'gamma' };
    dopo()
      .when(registra({ partner: [...dati.partner, gamma] }))
      .thenRefused('PARTNER_NON_MEMBRO', { consorzio: 'gamma' });
    // It left on the day before the project began.
    const uscito = { ...gamma, consorzio: 'uscito' };
    dopo()
      .when(registra({ partner: [...dati.partner, uscito] }))
      .thenRefused('PARTNER_NON_MEMBRO', { consorzio: 'uscito' });
  });

  it('does not take a plan that names what is not there, or that does not add up', () => {
    const wrong = (changes: object, campo: string) =>
      dopo()
        .when(registra({ piano: { ...piano, ...changes } }))
        .thenRefused('PIANO_PROGETTO_NON_VALIDO', { campo });
    const [quota] = piano.quote;
    const [target, milestone] = piano.traguardi;
    const [atteso] = target!.attesi;
    wrong({ voci: [], quote: [] }, 'voci');
    wrong({ voci: [...piano.voci, piano.voci[0]] }, 'voceId');
    wrong({ quote: [{ ...quota, voceId: 'v9' }] }, 'voceId');
    wrong({ quote: [{ ...quota, partnerId: 'p9' }] }, 'partnerId');
    wrong({ quote: [{ ...quota, centesimi: -1 }] }, 'centesimi');
    wrong({ quote: [{ ...quota, centesimi: 0.5 }] }, 'centesimi');
    wrong({ quote: [{ ...quota, fonte: 'altra' }] }, 'fonte');
    wrong({ quote: [quota, quota] }, 'quote');
    const huge = Number.MAX_SAFE_INTEGER;
    wrong({ quote: piano.quote.map((one) => ({ ...one, centesimi: huge })) }, 'quote');
    wrong({ fasi: [{ ...piano.fasi[0], al: '2026-07-01' }] }, 'fase');
    wrong({ traguardi: [{ ...target, attesi: [{ ...atteso, partnerId: 'p9' }] }] }, 'partnerId');
    wrong({ traguardi: [{ ...target, attesi: [{ ...atteso, entro: '2022-01-01' }] }] }, 'entro');
    wrong({ traguardi: [{ ...target, attesi: [{ ...atteso, valore: null }] }] }, 'valore');
    wrong({ traguardi: [{ ...target, attesi: [{ ...atteso, valore: 'tanti' }] }] }, 'valore');
    wrong({ traguardi: [{ ...target, attesi: [] }] }, 'attesi');
    wrong({ traguardi: [{ ...milestone, attesi: [atteso] }] }, 'valore');
    dopo()
      .when(registra({ piano: { ...piano, al: '2022-01-01' } }))
      .thenRefused('TERMINE_NON_VALIDO');
  });

  it('has its plan changed by an act from a day on, the earlier ones kept beside it', () => {
    const changed = { quote: piano.quote.map((one) => ({ ...one, centesimi: one.centesimi + 100 })) };
    dopo(registrato)
      .when(modifica('2024-02-01', changed))
      .then({ ...modificato('2024-02-01', changed), act: atto });
    const stato = [
      registrato,
      modificato('2024-02-01', changed),
      modificato('2024-02-01', { al: '2026-12-31' }),
    ].reduce(progetto.evolve, progetto.initial);
    const first = (giorno: string) => pianoAlla(stato, giorno)?.quote[0]?.centesimi;
    expect([first('2022-08-03'), first('2022-08-04'), first('2024-01-31')]).toEqual([undefined, 10_000, 10_000]);
    expect(pianoAlla(stato, '2024-02-01')).toMatchObject({ al: '2026-12-31', quote: [{ centesimi: 10_000 }, {}, {}] });
    expect(pianoAlla(progetto.initial, '2024-02-01')).toBeNull();
  });

  it('has no plan from before the one that it follows, from after its end, or the same again', () => {
    const changed = { al: '2026-12-31' };
    dopo(registrato, modificato('2024-02-01', changed))
      .when(modifica('2024-01-31'))
      .thenRefused('PIANO_PROGETTO_ANTERIORE', { dal: '2024-02-01' });
    dopo(registrato).when(modifica('2026-07-01')).thenRefused('PIANO_PROGETTO_NON_VALIDO', { campo: 'dal' });
    dopo(registrato).when(modifica('2024-02-01')).thenRefused('NESSUNA_MODIFICA');
    dopo().when(modifica('2024-02-01')).thenRefused('PROGETTO_INESISTENTE');
  });

  it('moves to a newer version of the procedure, never back, and to none that was not adopted', () => {
    const aggiorna = (proceduraVersione: number) => ({ ...del, type: 'AggiornaProcedura', proceduraVersione }) as const;
    const aggiornata = { type: 'ProceduraAggiornata', data: { proceduraVersione: 2 } } as const;
    dopo(registrato).when(aggiorna(2)).then(aggiornata);
    dopo(registrato).when(aggiorna(1)).thenRefused('PROGETTO_GIA_AGGIORNATO', { versione: 1 });
    dopo(registrato, aggiornata).when(aggiorna(1)).thenRefused('PROGETTO_GIA_AGGIORNATO', { versione: 2 });
    dopo(registrato).when(aggiorna(3)).thenRefused('PROCEDURA_INESISTENTE');
  });

  it('has other people answer for it, each task of a person once, by id alone', () => {
    const [anna, bruno] = ['6f1c2f4e-6a53-4b7e-9d5b-0d8c1f1e2a3b', '0b9d7a52-3b0e-4c57-8f6d-5a4f3e2d1c0b'] as const;
    const cambia = (...responsabili: readonly object[]) =>
      ({ ...del, type: 'CambiaResponsabiliProgetto', responsabili }) as ComandoProgetto;
    const due = [
      { personaId: anna, compito: 'responsabile' },
      { personaId: bruno, compito: 'monitoraggio' },
    ] as const;
    const cambiati: EventoProgetto = { type: 'ResponsabiliProgettoCambiati', data: { responsabili: due } };
    dopo(registrato)
      .when(cambia(...due, due[0]))
      .then(cambiati);
    dopo(registrato, cambiati).when(cambia(due[1], due[0])).thenRefused('NESSUNA_MODIFICA');
    dopo(registrato, cambiati)
      .when(cambia())
      .then({ type: 'ResponsabiliProgettoCambiati', data: { responsabili: [] } });
    dopo(registrato)
      .when(cambia({ personaId: 'Anna Bianchi', compito: 'responsabile' }))
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'personaId' });
    dopo(registrato)
      .when(cambia({ personaId: anna, compito: 'capo' }))
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'compito' });
    dopo(registrato, { type: 'ProgettoChiuso', data: { il: '2024-01-09' } })
      .when(cambia(...due))
      .thenRefused('PROGETTO_CHIUSO');
  });

  it('is closed on a day of today or before, and changes no more', () => {
    const chiudi = (il: string) => ({ ...del, type: 'ChiudiProgetto', il }) as const;
    const chiuso = { type: 'ProgettoChiuso', data: { il: '2024-01-09' } } as const;
    dopo(registrato).when(chiudi('2024-01-09')).then(chiuso);
    dopo(registrato).when(chiudi('2024-01-11')).thenRefused('DATA_FUTURA');
    dopo(registrato, chiuso).when(chiudi('2024-01-10')).thenRefused('PROGETTO_CHIUSO');
    dopo(registrato, chiuso)
      .when(modifica('2024-02-01', { al: '2026-12-31' }))
      .thenRefused('PROGETTO_CHIUSO');
  });
});

describe('a project in the log of a partner', () => {
  const stato = [registrato, modificato('2024-02-01', { al: '2026-12-31' })].reduce(progetto.evolve, progetto.initial);
  const delProgramma = istituito.events.reduce<ReturnType<typeof programma.evolve>>(
    (state, event) => programma.evolve(state, event as never),
    programma.initial,
  );
  const contenuti = contenutiDaRecepire('ambito', 'k1', stato, delProgramma);

  it('is what its own part is, and the days of the newest plan; a body outside gets none', () => {
    expect(contenuti.map(({ consorzio: slug }) => slug)).toEqual(['alfa', 'beta']);
    const suaQuota = [{ voceId: 'v1', fonte: 'finanziamento', centesimi: 20_000 }];
    expect(contenuti[1]!.contenuto).toEqual({
      ...{ ats: 'ambito', progettoId: 'k1', partnerId: 'p2', titolo: 'Famiglie', cup: dati.cup },
      ...{ programma: 'PNRR M5C2 1.1', dal: '2022-08-04', al: '2026-12-31', voci: piano.voci },
      quote: suaQuota,
      // Of the targets what is expected of the project: the 34 are those of another.
      traguardi: piano.traguardi.map((one) => ({ ...one, attesi: one.attesi.slice(0, 1) })),
      // Each plan with its timetable and its own shares alone: the newest may count from a day to come.
      piani: [
        ['2022-08-04', piano.al],
        ['2024-02-01', '2026-12-31'],
      ].map(([dal, al]) => ({
        dal,
        piano: { dal: '2022-08-04', al, voci: piano.voci, fasi: piano.fasi, quote: suaQuota },
      })),
      ...{ proceduraVersione: 1, modello: MODELLO, stato: 'inCorso' },
    });
  });

  it('takes the place of the copy before it, where the ATS is recognised; not from another ATS', () => {
    const { contenuto } = contenuti[0]!;
    const recepisci = { ...base, type: 'RecepisciProgetto', scope: 'alfa', contenuto } as const;
    const alfa = stream(consorzio, 'alfa', {
      type: 'ConsorzioIstituito',
      data: { denominazione: 'Alfa', sede: 'Ivrea' },
    });
    const riconosciuto = stream(adesioneAts, 'ambito', { type: 'AtsRiconosciuto', data: { ats: 'ambito' } });
    const copia = (ats_: string) =>
      stream(progettoRecepito, 'k1', { type: 'ProgettoRecepito', data: { ...contenuto, ats: ats_, titolo: 'Prima' } });
    const recepito = { type: 'ProgettoRecepito', schemaVersion: 3, data: contenuto };
    given(deciderProgettoRecepito, alfa, riconosciuto).when(recepisci).then(recepito);
    given(deciderProgettoRecepito, alfa, riconosciuto, copia('ambito')).when(recepisci).then(recepito);
    given(deciderProgettoRecepito, alfa).when(recepisci).thenRefused('ATS_NON_RICONOSCIUTO', { ats: 'ambito' });
    given(deciderProgettoRecepito).when(recepisci).thenRefused('CONSORZIO_INESISTENTE');
    given(deciderProgettoRecepito, alfa, riconosciuto, copia('altro'))
      .when(recepisci)
      .thenRefused('PROGETTO_DI_UN_ALTRO_ATS');
  });
});
