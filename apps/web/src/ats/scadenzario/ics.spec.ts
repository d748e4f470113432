import { calendarioIcs, type GiornoDaCalendario } from './ics.js';

const giorno: GiornoDaCalendario = {
  ...{ id: 'target/p1/t1/2026-06-30', giorno: '2026-06-30', riga: 'Target: PAI attivati: 125 n.', descrizione: '' },
  pagina: null,
};
const fatto = (...giorni: readonly GiornoDaCalendario[]) =>
  calendarioIcs(giorni, { nome: 'ATS, Ivrea', scope: 'atsivrea', adesso: '2026-01-02T10:20:30.123Z' });

describe('the calendar as a file', () => {
  it('has whole days with an id that stays, between lines that end as the standard says', () => {
    expect(fatto(giorno).split('\r\n')).toEqual([
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Consorzi//Scadenzario//IT', 'X-WR-CALNAME:ATS\\, Ivrea'],
      ...['BEGIN:VEVENT', 'UID:atsivrea/target/p1/t1/2026-06-30', 'DTSTAMP:20260102T102030Z'],
      ...['DTSTART;VALUE=DATE:20260630', 'SUMMARY:Target: PAI attivati: 125 n.', 'TRANSP:TRANSPARENT', 'END:VEVENT'],
      ...['END:VCALENDAR', ''],
    ]);
  });

  it('lets no text become a line of its own', () => {
    const detto = fatto({
      ...giorno,
      riga: 'Uno; due\nEND:VEVENT',
      descrizione: 'a\\b',
      pagina: 'https://x.it/a?b=1,2',
    });
    expect(detto).toContain('SUMMARY:Uno\\; due\\nEND:VEVENT\r\nDESCRIPTION:a\\\\b\r\nURL:https://x.it/a?b=1,2\r\n');
    expect(detto.match(/END:VEVENT\r\n/g)).toHaveLength(2);
  });

  it('folds long lines by octets, and unfolded they are what they were', () => {
    const riga = 'Équipe costituita perché è così: € 1.000,00 '.repeat(6).trim();
    const detto = fatto({ ...giorno, riga });
    for (const line of detto.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(detto.replaceAll('\r\n ', '')).toContain(`SUMMARY:${riga.replaceAll(',', '\\,')}\r\n`);
  });
});
