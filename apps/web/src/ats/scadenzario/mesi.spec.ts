import { calendarioDi } from './mesi.js';
import type { Scadenza } from './scadenzario.queries.js';

const una = (giorno: string, aperta = false) =>
  ({ id: giorno, giorno, aperta, stato: giorno < '2025-03-20' ? 'passata' : 'prossima' }) as Scadenza;
const brevi = ({ inRitardo, mesi, nascoste }: ReturnType<typeof calendarioDi>) => ({
  inRitardo: inRitardo.map(({ giorno }) => giorno),
  mesi: mesi.map(({ mese, scadenze }) => [mese, ...scadenze.map(({ giorno }) => giorno.slice(8))]),
  nascoste,
});

describe('the calendar', () => {
  const tutte = [una('2025-01-31'), una('2025-02-28', true), una('2025-03-01'), una('2025-03-31'), una('2026-01-31')];

  it('begins with what is late, then the month of today: what has passed is counted', () => {
    expect(brevi(calendarioDi(tutte, '2025-03-20', false))).toEqual({
      inRitardo: ['2025-02-28'],
      mesi: [
        ['2025-03', '01', '31'],
        ['2026-01', '31'],
      ],
      nascoste: 1,
    });
  });

  it('shows what has passed where it is wanted, in its month', () => {
    expect(brevi(calendarioDi(tutte, '2025-03-20', true))).toMatchObject({
      mesi: [['2025-01', '31'], {}, {}],
      nascoste: 0,
    });
  });
});
