import { given, stream } from '../event-sourcing/specification.js';
import {
  centroDiResponsabilita,
  centroIdOf,
  deciderCentro,
  type ComandoCentro,
  type EventoCentro,
} from './centro-di-responsabilita.js';

const base = {
  autore: { personaId: 'p-direttore', centri: 'tutti' },
  now: '2024-01-10T09:00:00.000Z',
  centroId: 'c-aterr',
} as const;
const istituisci: ComandoCentro = {
  ...base,
  type: 'IstituisciCentro',
  codice: ' aterr ',
  denominazione: ' Area Inclusione ',
};
const rinomina: ComandoCentro = { ...base, type: 'RinominaCentro', denominazione: 'Area Inclusione e reti' };
const sopprimi: ComandoCentro = { ...base, type: 'SopprimiCentro' };
const nomina: ComandoCentro = { ...base, type: 'NominaResponsabile', personaId: 'p-anna', dal: '2024-02-01' };
const cessa: ComandoCentro = { ...base, type: 'CessaResponsabile', personaId: 'p-anna', al: '2024-06-30' };

const istituito: EventoCentro = {
  type: 'CentroDiResponsabilitaIstituito',
  data: { codice: 'ATERR', denominazione: 'Area Inclusione' },
};
const rinominato: EventoCentro = {
  type: 'CentroDiResponsabilitaRinominato',
  data: { denominazione: 'Area Inclusione e reti' },
};
const soppresso: EventoCentro = { type: 'CentroDiResponsabilitaSoppresso', data: {} };
const nominata: EventoCentro = { type: 'ResponsabileNominato', data: { personaId: 'p-anna', dal: '2024-02-01' } };
const cessata: EventoCentro = { type: 'ResponsabileCessato', data: { personaId: 'p-anna', al: '2024-06-30' } };

const centro = (...events: readonly EventoCentro[]) =>
  given(deciderCentro, stream(centroDiResponsabilita, 'c-aterr', ...events));

describe('Centro di responsabilità', () => {
  it('is instituted with its code in capitals', () => {
    centro()
      .when(istituisci)
      .thenWrites({ 'CentroDiResponsabilita.c-aterr': [istituito] });
  });

  it('goes by its code: one of each in a consortium, however it is typed', () => {
    expect(centroIdOf('inrete', ' aterr ')).toBe(centroIdOf('inrete', 'ATERR'));
    expect(centroIdOf('inrete', 'AMIN')).not.toBe(centroIdOf('inrete', 'ATERR'));
    expect(centroIdOf('cissac', 'ATERR')).not.toBe(centroIdOf('inrete', 'ATERR'));
    centro(istituito).when(istituisci).thenRefused('CENTRO_GIA_ISTITUITO', { codice: ' aterr ' });
    centro(istituito, soppresso).when(istituisci).thenRefused('CENTRO_GIA_ISTITUITO');
  });

  it.each([
    ['codice', { codice: '' }],
    ['codice', { codice: 'X'.repeat(21) }],
    ['denominazione', { denominazione: ' ' }],
    ['denominazione', { denominazione: 'x'.repeat(201) }],
  ])('has a %s', (campo, wrong) => {
    centro()
      .when({ ...istituisci, ...wrong } as ComandoCentro)
      .thenRefused('CAMPO_NON_VALIDO', { campo });
  });

  it('is renamed, to another name', () => {
    centro(istituito).when(rinomina).then(rinominato);
    centro(istituito, rinominato).when(rinomina).thenRefused('NESSUNA_MODIFICA');
    centro(istituito)
      .when({ ...rinomina, denominazione: ' ' })
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'denominazione' });
  });

  it('has its responsabili, each appointed once and until a day', () => {
    centro(istituito).when(nomina).then(nominata);
    centro(istituito, nominata).when(nomina).thenRefused('RESPONSABILE_GIA_NOMINATO');
    centro(istituito, nominata)
      .when({ ...nomina, personaId: 'p-bruno' })
      .then({ type: 'ResponsabileNominato', data: { personaId: 'p-bruno', dal: '2024-02-01' } });
    centro(istituito, nominata).when(cessa).then(cessata);
    centro(istituito).when(cessa).thenRefused('RESPONSABILE_NON_NOMINATO');
    centro(istituito, nominata, cessata).when(cessa).thenRefused('RESPONSABILE_NON_NOMINATO');
    centro(istituito, nominata, cessata).when(nomina).then(nominata);
  });

  it('appoints from and until days that exist', () => {
    centro(istituito)
      .when({ ...nomina, dal: '2024-02-30' })
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'dal' });
    centro(istituito, nominata)
      .when({ ...cessa, al: '30/06/2024' })
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'al' });
  });

  it('appoints until a day that is not before the first one', () => {
    centro(istituito, nominata)
      .when({ ...cessa, al: '2024-01-31' })
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'al', dal: '2024-02-01' });
    centro(istituito, nominata)
      .when({ ...cessa, al: '2024-02-01' })
      .then({ ...cessata, data: { ...cessata.data, al: '2024-02-01' } });
    const again: EventoCentro = { ...nominata, data: { ...nominata.data, dal: '2025-01-01' } };
    centro(istituito, nominata, cessata, again)
      .when({ ...cessa, al: '2024-12-31' })
      .thenRefused('CAMPO_NON_VALIDO', { campo: 'al' });
  });

  it('is closed for good', () => {
    centro(istituito, nominata).when(sopprimi).then(soppresso);
    for (const command of [rinomina, sopprimi, nomina, cessa]) {
      centro(istituito, nominata, soppresso).when(command).thenRefused('CENTRO_SOPPRESSO');
      centro().when(command).thenRefused('CENTRO_INESISTENTE');
    }
  });

  it('does not replay an event it does not know, or one on a centro that is not there', () => {
    const { evolve, initial } = centroDiResponsabilita;
    const active = evolve(initial, istituito);
    expect(() => evolve(active, { type: 'Altro', data: {} } as never)).toThrow('unknown event Altro');
    expect(() => evolve(initial, rinominato)).toThrow('assente');
    expect(() => evolve(evolve(active, soppresso), nominata)).toThrow('soppresso');
  });
});
