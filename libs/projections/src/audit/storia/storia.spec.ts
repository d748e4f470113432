import { log, rowsOf, type Entry } from '../../projecting/testing/log.js';
import { dueAnni } from '../../projecting/testing/due-anni.js';
import { keyOf, storia } from './storia.js';

const sede = { pianoId: 'p1', obiettivoId: 'o1', centroId: 'c1', anno: 2024 };
const ref = { testoId: 't1', hash: 'a'.repeat(64) };
const act = { organo: 'cda', numero: '46', data: '2024-09-19' } as const;
const told = (...entries: readonly Entry[]) =>
  [...rowsOf(storia, log(...entries))].map(([key, { oggettoId, dettagli }]) => [key, oggettoId, dettagli]);

describe('storia', () => {
  it('tells who did what and when, by which act', () => {
    const approvato: Entry = ['Piano.p1', { type: 'PianoApprovato', data: {}, act, occurredAt: '2024-09-19' }];
    expect([...rowsOf(storia, log(approvato))]).toEqual([
      [
        'p1/000000000000',
        {
          ...{ oggettoId: 'p1', tipo: 'PianoApprovato', personaId: 'p-direttore', ruolo: 'direttore', atto: act },
          ...{ registratoIl: '2024-09-19T10:00:00.000Z', avvenutoIl: '2024-09-19', dettagli: {} },
          ...{ testoId: null, motivoId: null },
        },
      ],
    ]);
  });

  it('tells of an objective what happened to it and what was reported on it, in the order of the log', () => {
    const eliminato = { pianoId: 'p1', variazioneId: null };
    const relazione = { ...sede, testo: ref };
    const importato = { ...sede, attivita: [], indicatori: [], relazione: ref, documentoSha256: 'd1' };
    expect(
      told(
        ['Consuntivo.k1', { type: 'RelazioneRegistrata', data: relazione }],
        ['Consuntivo.k1', { type: 'ConsuntivoImportato', data: importato }],
        ['Obiettivo.o1', { type: 'ObiettivoEliminato', data: eliminato }],
      ),
    ).toEqual([
      [keyOf('o1', 0), 'o1', { centroId: 'c1', anno: 2024 }],
      [
        keyOf('o1', 1),
        'o1',
        { centroId: 'c1', anno: 2024, documentoSha256: 'd1', attivita: 0, indicatori: 0, relazione: true },
      ],
      [keyOf('o1', 2), 'o1', eliminato],
    ]);
    expect(keyOf('o1', 9) < keyOf('o1', 10)).toBe(true);
  });

  it('names the words of an outcome and of its correction, and repeats neither them nor their hash', () => {
    const esito = { voceId: 'a1', testo: ref, rilevatoIl: '2024-12-31', valore: { tipo: 'testo' } };
    const data = { ...sede, esito, motivo: { ...ref, testoId: 't2' } };
    const [riga] = rowsOf(storia, log(['Consuntivo.k1', { type: 'EsitoAttivitaRettificato', data }])).values();
    expect(riga).toMatchObject({
      testoId: 't1',
      motivoId: 't2',
      dettagli: { centroId: 'c1', anno: 2024, voceId: 'a1' },
    });
    expect(JSON.stringify(riga)).not.toContain(ref.hash);
  });

  it('tells of a plan its variazioni, once each end', () => {
    const aperta = { pianoId: 'p1', motivo: ref };
    expect(
      told(
        ['Variazione.v1', { type: 'VariazioneAperta', data: aperta }],
        ['Piano.p1', { type: 'VariazioneAvviata', data: { variazioneId: 'v1' } }],
      ),
    ).toEqual([[keyOf('p1', 0), 'p1', { variazioneId: 'v1' }]]);
  });

  it('tells of an ATS and of its agreements in one history', () => {
    const uscito = { consorzio: 'alfa', al: '2025-12-31' };
    expect(
      told(
        ['Ats.inprova', { type: 'MembroUscito', data: uscito }],
        ['Convenzione.k1', { type: 'ConvenzioneProrogata', data: { al: '2026-12-31' } }],
      ),
    ).toEqual([
      [keyOf('inprova', 0), 'inprova', uscito],
      [keyOf('inprova', 1), 'inprova', { convenzioneId: 'k1', al: '2026-12-31' }],
    ]);
  });

  it('tells of a plan what happens to its progetti PEG, and repeats no sheet', () => {
    const scheda = { codice: '1.02', nome: 'Mensa', centroId: 'c1', areaStrategica: '', obiettivoOperativo: '' };
    const modifiche = [{ percorso: 'nome', prima: 'Mensa', dopo: 'Mense' }];
    expect(
      told(
        [
          'ProgettoPeg.g1',
          {
            type: 'ProgettoPegDefinito',
            data: { pianoId: 'p1', variazioneId: null, scheda: { ...scheda, servizi: [] } },
          },
        ],
        ['ProgettoPeg.g1', { type: 'ProgettoPegModificato', data: { pianoId: 'p1', modifiche } }],
        ['ProgettoPeg.g1', { type: 'ProgettoPegVariato', data: { pianoId: 'p1', modifiche, variazioneId: 'v1' } }],
        ['ProgettoPeg.g1', { type: 'ProgettoPegEliminato', data: { pianoId: 'p1', variazioneId: 'v1' } }],
      ),
    ).toEqual([
      [keyOf('p1', 0), 'p1', { progettoPegId: 'g1', codice: '1.02', nome: 'Mensa', variazioneId: null }],
      [keyOf('p1', 1), 'p1', { progettoPegId: 'g1', modifiche }],
      [keyOf('p1', 2), 'p1', { progettoPegId: 'g1', modifiche, variazioneId: 'v1' }],
      [keyOf('p1', 3), 'p1', { progettoPegId: 'g1', variazioneId: 'v1' }],
    ]);
  });

  it('does not repeat a sheet', () => {
    const definiti = [...rowsOf(storia, dueAnni()).values()].filter(({ tipo }) => tipo === 'ObiettivoDefinito');
    expect(definiti.length).toBeGreaterThan(3);
    for (const { dettagli } of definiti) {
      expect(Object.keys(dettagli).sort()).toEqual(['attivita', 'indicatori', 'titolo', 'variazioneId']);
    }
  });

  it('tells of an erasure where the words stood, and names the text alone', () => {
    const data = { testoId: 't1', motivo: 'nomina_una_persona', oggettoId: 'o1' };
    const [riga] = rowsOf(storia, log(['Testo.t1', { type: 'TestoCancellato', data }])).values();
    expect(riga).toMatchObject({
      ...{ oggettoId: 'o1', testoId: null, motivoId: null },
      dettagli: { cancellatoId: 't1', motivo: 'nomina_una_persona' },
    });
    expect(told(['Testo.t1', { type: 'TestoCancellato', data: { ...data, oggettoId: null } }])).toEqual([]);
  });

  it('leaves the rest of the log to others', () => {
    expect(told(['Accessi.inprova', { type: 'RuoloRevocato', data: { personaId: 'p', ruolo: 'nucleo' } }])).toEqual([]);
  });
});
