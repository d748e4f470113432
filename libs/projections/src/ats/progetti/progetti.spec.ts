import { pianoDal, type EventoIstanza, type EventoProgetto, type EventoProgettoRecepito } from '@consorzi/domain/ats';

import { dueAnni } from '../../projecting/testing/due-anni.js';
import { log, rowsOf, type Entry } from '../../projecting/testing/log.js';
import { PROGETTO_ATS } from '../../projecting/testing/progetti-di-prova.js';
import { istanze, progetti, progettiRecepiti } from '../index.js';

const story = dueAnni();
const progetto = rowsOf(progetti, story).get(PROGETTO_ATS)!;
const delProgetto = [...rowsOf(istanze, story).values()].filter((row) => row.progettoId === PROGETTO_ATS);

describe('progetti', () => {
  it('have every plan by the day from which it counts, with the act or the request that changed it', () => {
    expect(progetto.piani.map(({ dal, istanzaId, atto }) => [dal, istanzaId !== null, atto?.numero ?? null])).toEqual([
      ['2025-01-01', false, '5'],
      ['2025-09-01', true, null],
      ['2025-10-01', false, '5'],
    ]);
    const money = (giorno: string) => pianoDal(progetto.piani, giorno)?.piano.quote[0]?.centesimi;
    expect([money('2024-12-31'), money('2025-08-31'), money('2025-09-01'), money('2026-01-01')]).toEqual([
      ...[undefined, 5_000_000, 5_000_200, 5_000_300],
    ]);
  });

  it('have the versions of the procedure that they followed, and no open rimodulazione once it has its outcome', () => {
    expect(progetto).toMatchObject({
      ...{ cup: 'I84H22000190006', rimodulazioneAperta: null, chiusoIl: '2025-08-31' },
      procedure: [{ versione: 1 }, { versione: 2 }],
      responsabili: [{ compito: 'monitoraggio' }],
      revisione: 9,
    });
    const upTo = (type: string) => story.slice(0, story.findIndex((event) => event.type === type) + 1);
    expect(rowsOf(progetti, upTo('RimodulazioneAperta')).get(PROGETTO_ATS)?.rimodulazioneAperta).not.toBeNull();
  });

  it('do not take what comes before they are there', () => {
    const chiuso: EventoProgetto = { type: 'ProgettoChiuso', data: { il: '2025-01-01' } };
    expect(() => rowsOf(progetti, log(['Progetto.k1', chiuso]))).toThrow('before the project was there');
  });
});

describe('istanze', () => {
  it('are of a project, with each outcome and whom it was passed on to', () => {
    expect(delProgetto.map(({ tipo, riscontri }) => [tipo, riscontri.map(({ esito }) => esito)]).sort()).toEqual([
      ['proroga', ['silenzio']],
      ['rimodulazione', ['accolta']],
      ['rimodulazione', ['respinta']],
    ]);
    const accolta = delProgetto.find(({ riscontri }) => riscontri[0]?.esito === 'accolta')!;
    expect(accolta.riscontri[0]).toMatchObject({ decorre: '2025-09-01', comunicazioni: [{ il: '2025-08-25' }, {}] });
    expect(accolta.riscontri[0]?.pianoAccolto?.quote[0]?.centesimi).toBe(5_000_200);
  });

  it('keep a silence beside the late answer, and take no outcome before they are there', () => {
    const oggetto = { testoId: 't', hash: 'h' };
    const esito = (value: 'silenzio' | 'accolta'): Entry => [
      'Istanza.i1',
      {
        type: 'IstanzaRiscontrata',
        data: { esito: value, riscontrataIl: '2024-05-01', testo: null, decorre: null, pianoAccolto: null },
      } satisfies EventoIstanza,
    ];
    const presentata: Entry = [
      'Istanza.i1',
      {
        type: 'IstanzaPresentata',
        data: { progettoId: 'k1', tipo: 'quesito', oggetto, presentataIl: '2024-03-01', proposta: null },
      } satisfies EventoIstanza,
    ];
    const row = rowsOf(istanze, log(presentata, esito('silenzio'), esito('accolta'))).get('i1')!;
    expect(row.riscontri.map((one) => one.esito)).toEqual(['silenzio', 'accolta']);
    expect(() => rowsOf(istanze, log(esito('accolta')))).toThrow('before the istanza was there');
  });
});

it('what a consortium knows of a project is the newest copy', () => {
  const [first] = [...rowsOf(progettiRecepiti, story)];
  const copy: EventoProgettoRecepito = {
    type: 'ProgettoRecepito',
    data: { ...first![1], titolo: 'Altro titolo', stato: 'chiuso' },
  };
  const entry = (event: EventoProgettoRecepito): Entry => [`ProgettoRecepito.${first![0]}`, event];
  const rows = rowsOf(progettiRecepiti, log(entry({ ...copy, data: first![1] }), entry(copy)));
  expect(rows.get(first![0])).toMatchObject({ titolo: 'Altro titolo', stato: 'chiuso', revisione: 1 });
  expect(rows.size).toBe(1);
});
