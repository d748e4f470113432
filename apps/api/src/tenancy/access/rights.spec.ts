import type { Perimetro } from '@consorzi/domain/tenancy';

import type { Diritti } from './access-model.js';
import { eRistretto, permessiEffettivi } from './rights.js';

const incarico = (perimetro: Perimetro): Diritti['incarichi'][number] => ({
  ...{ incaricoId: 'i1', dal: '2024-01-01', alEscluso: '2025-01-01', perimetro },
});
const CENTRO: Perimetro = { tipo: 'centri', centri: ['c1'] };
const direttore = [{ ruolo: 'direttore', centri: [] }] as const;

describe('who reads less than the consortium', () => {
  it.each<[string, Diritti, boolean]>([
    ['an auditor of a centro', { ruoli: [], incarichi: [incarico(CENTRO)] }, true],
    ['an auditor of the whole', { ruoli: [], incarichi: [incarico({ tipo: 'consorzio' })] }, false],
    ['of the whole beside a centro', { ruoli: [], incarichi: [incarico(CENTRO), incarico({ tipo: 'consorzio' })] }, false], // prettier-ignore
    ['one with a role besides', { ruoli: direttore, incarichi: [incarico(CENTRO)] }, false],
    ['one with a role', { ruoli: direttore, incarichi: [] }, false],
  ])('%s', (_who, diritti, narrowed) => expect(eRistretto(diritti)).toBe(narrowed));
});

it('an auditor of projects reads nothing of the plan, and one of a centro nothing of the funds', () => {
  const of = (...perimetri: readonly Perimetro[]) =>
    permessiEffettivi({ ruoli: [], incarichi: perimetri.map(incarico) });
  const progetto: Perimetro = { tipo: 'progetti', progetti: ['g1'] };
  expect(of(progetto)).toEqual(['ats.leggi', 'audit.leggi', 'tenancy.leggi']);
  expect(of(CENTRO)).toEqual(['audit.leggi', 'consuntivo.leggi', 'planning.leggi', 'tenancy.leggi']);
  expect(of(CENTRO, progetto)).toEqual([...new Set([...of(CENTRO), ...of(progetto)])].sort());
});

it('rights of roles and of audits stand in one sorted list, each once', () => {
  const both = permessiEffettivi({ ruoli: direttore, incarichi: [incarico({ tipo: 'consorzio' })] });
  expect(both).toEqual([...new Set(both)].sort());
  expect(both).toEqual(expect.arrayContaining(['planning.approva', 'audit.esporta']));
});
