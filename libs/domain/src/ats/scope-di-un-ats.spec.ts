import { given, stream } from '../event-sourcing/specification.js';
import {
  consorzio,
  deciderAccessi,
  deciderConsorzio,
  permessiDi,
  RUOLI,
  RUOLI_PER_CENTRO,
  RUOLI_PREVISTI,
  ruoloCon,
  type Ruolo,
} from '../tenancy/index.js';
import { ats, deciderAts } from './ats.js';

const base = {
  autore: { personaId: 'p-anna', centri: 'tutti' },
  now: '2024-01-10T09:00:00.000Z',
  scope: 'ambito',
} as const;
const unAts = stream(ats, 'ambito', { type: 'AtsIstituito', data: { denominazione: 'ATS di prova' } });
const unConsorzio = stream(consorzio, 'ambito', {
  type: 'ConsorzioIstituito',
  data: { denominazione: 'Consorzio di prova', sede: 'Ivrea' },
});
const assegna = (ruolo: Ruolo) => {
  const centri = RUOLI_PER_CENTRO.includes(ruolo) ? ['c1'] : [];
  const data = { personaId: 'p-bruno', ruolo, centri };
  return {
    command: { ...base, type: 'AssegnaRuolo', ...data } as const,
    event: { type: 'RuoloAssegnato', data } as const,
  };
};

describe('the scope of an ATS', () => {
  it.each(RUOLI)('has the roles of an ATS, a consortium has its own: %s', (ruolo) => {
    const { command, event } = assegna(ruolo);
    for (const [kind, history] of [
      ['ats', unAts],
      ['consorzio', unConsorzio],
    ] as const) {
      const sentence = given(deciderAccessi, history).when(command);
      if (RUOLI_PREVISTI[kind].includes(ruolo)) sentence.then(event);
      else sentence.thenRefused('RUOLO_NON_PREVISTO', { ruolo });
    }
  });

  it('lets nobody plan, record or import', () => {
    expect(RUOLI_PREVISTI.ats).toEqual(['amministratore', 'revisore', 'capofila', 'referente']);
    const may = permessiDi(RUOLI_PREVISTI.ats);
    expect(may.filter((permesso) => /^(planning|consuntivo|importing)\.(?!leggi)/.test(permesso))).toEqual([]);
    expect(RUOLI_PREVISTI.ats.filter((ruolo) => ruoloCon('ats.amministra', [ruolo]))).toEqual(['capofila']);
    expect(RUOLI_PREVISTI.ats.filter((ruolo) => !ruoloCon('ats.leggi', [ruolo]))).toEqual([]);
  });

  it('never becomes a consortium', () => {
    given(deciderConsorzio, unAts)
      .when({ ...base, type: 'IstituisciConsorzio', denominazione: 'Consorzio', sede: 'Ivrea' })
      .thenRefused('SCOPE_DI_UN_ATS');
  });

  it('is never that of a consortium', () => {
    const atto = { organo: 'assemblea', numero: '1', data: '2024-01-09' } as const;
    given(deciderAts, unConsorzio)
      .when({ ...base, type: 'IstituisciAts', denominazione: 'ATS', atto })
      .thenRefused('SCOPE_DI_UN_CONSORZIO');
  });
});
