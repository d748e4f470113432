import { given, stream } from '../../event-sourcing/specification.js';
import {
  deciderMappaturaRegis,
  mappaturaIdOf,
  mappaturaRegis,
  type ComandoMappaturaRegis,
  type EventoMappaturaRegis,
} from './mappatura-regis.js';
import { deciderRiconciliazione, riconciliazione, type ComandoRiconciliazione } from './riconciliazione.js';

const base = { autore: { personaId: 'p-anna', centri: 'tutti' }, now: '2026-01-10T09:00:00.000Z' } as const;
const salva = (changes: Partial<ComandoMappaturaRegis> = {}): ComandoMappaturaRegis => ({
  ...{ ...base, type: 'SalvaMappatura', nome: ' Pagamenti ReGiS ', tabella: 'pagamenti' },
  colonne: [
    { campo: 'importo', intestazione: 'Importo' },
    { campo: 'cup', intestazione: 'CUP' },
  ],
  ...{ formati: { data: 'gg/mm/aaaa', decimale: ',' }, chiave: ['cup'] },
  ...changes,
});
const salvata: EventoMappaturaRegis = {
  type: 'MappaturaSalvata',
  data: {
    ...{
      nome: 'Pagamenti ReGiS',
      tabella: 'pagamenti',
      formati: { data: 'gg/mm/aaaa', decimale: ',' },
      chiave: ['cup'],
    },
    colonne: [
      { campo: 'cup', intestazione: 'CUP' },
      { campo: 'importo', intestazione: 'Importo' },
    ],
  },
};
const dopo = (...events: EventoMappaturaRegis[]) =>
  given(deciderMappaturaRegis, stream(mappaturaRegis, mappaturaIdOf('pagamenti', 'pagamenti regis'), ...events));

describe('a mapping', () => {
  it('is saved under its name, its fields in the order of the table', () => {
    dopo().when(salva()).then(salvata);
  });

  it('takes the place of the one of that name, unless it says the same', () => {
    dopo(salvata).when(salva()).thenRefused('NESSUNA_MODIFICA');
    dopo(salvata)
      .when(salva({ formati: { data: 'aaaa-mm-gg', decimale: '.' } }))
      .then({ ...salvata, data: { ...salvata.data, formati: { data: 'aaaa-mm-gg', decimale: '.' } } });
  });

  it.each<[string, Partial<ComandoMappaturaRegis>, string]>([
    ['a field of another table', { colonne: [{ campo: 'realizzato', intestazione: 'X' }] }, 'realizzato'],
    ['a field twice', { colonne: [...salvata.data.colonne, { campo: 'cup', intestazione: 'Altro' }] }, 'cup'],
    [
      'a heading twice',
      {
        colonne: [
          { campo: 'cup', intestazione: 'A' },
          { campo: 'importo', intestazione: 'à' },
        ],
      },
      'A',
    ],
    ['a key without a column', { chiave: ['mandato'] }, 'mandato'],
    ['no key', { chiave: [] }, 'chiave'],
  ])('has not %s', (_, changes, campo) => {
    dopo().when(salva(changes)).thenRefused('MAPPATURA_NON_VALIDA', { campo });
  });

  it.each<[Partial<ComandoMappaturaRegis>, string]>([
    [{ nome: ' ' }, 'nome'],
    [{ formati: { data: 'ggmmaa', decimale: ',' } }, 'formati.data'],
    [{ formati: { data: 'gg/mm/aaaa', decimale: ';' } }, 'formati.decimale'],
  ])('is not made with %j', (changes, campo) => {
    const wrong = salva(changes);
    given(deciderMappaturaRegis, stream(mappaturaRegis, mappaturaIdOf(wrong.tabella, wrong.nome)))
      .when(wrong)
      .thenRefused('CAMPO_NON_VALIDO', { campo });
  });

  it('does not replay an event it does not know', () => {
    expect(() => mappaturaRegis.evolve(mappaturaRegis.initial, { type: 'Altro', data: {} } as never)).toThrow(
      'unknown',
    );
    expect(() => riconciliazione.evolve(riconciliazione.initial, { type: 'Altro', data: {} } as never)).toThrow(
      'unknown',
    );
  });
});

describe('a line that differs', () => {
  const ref = (testoId: string) => ({ testoId, hash: 'h' });
  const progettoId = '6f0d1c0e-5a57-5c3e-9a55-3c9b9f3f3b11';
  const spiega = (changes: Partial<ComandoRiconciliazione> = {}): ComandoRiconciliazione => ({
    ...{ ...base, type: 'SpiegaRiga', progettoId, tabella: 'pagamenti', spiegazioneId: 's1', chiave: ref('c') },
    ...{ esito: 'diverso', impronta: 'i', nota: ref('n'), ...changes },
  });
  const senza = () => given(deciderRiconciliazione, stream(riconciliazione, 'r'));

  it('is explained, again and again', () => {
    const { progettoId: p, tabella, spiegazioneId, chiave, esito, impronta, nota } = spiega();
    const data = { progettoId: p, tabella, spiegazioneId, chiave, esito, impronta, nota };
    senza()
      .when(spiega())
      .then({ type: 'RigaSpiegata', data } as never);
  });

  it.each<[Partial<ComandoRiconciliazione>, 'RIGA_SENZA_DIFFERENZE' | 'CAMPO_NON_VALIDO']>([
    [{ esito: 'uguale' }, 'RIGA_SENZA_DIFFERENZE'],
    [{ esito: 'altro' }, 'CAMPO_NON_VALIDO'],
    [{ tabella: 'altro' }, 'CAMPO_NON_VALIDO'],
    [{ progettoId: 'altro' }, 'CAMPO_NON_VALIDO'],
  ])('is not with %j', (changes, code) => {
    senza().when(spiega(changes)).thenRefused(code);
  });
});
