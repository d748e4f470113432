import { given, stream } from '../../event-sourcing/specification.js';
import { consorzio } from '../../tenancy/index.js';
import { adesioneAts } from '../adesione/adesione-ats.js';
import { deciderRitornoDallAts, ritornoDallAts, type ComandoRitornoDallAts } from './ritorno-dall-ats.js';

const base = {
  autore: { personaId: 'p-anna', centri: 'tutti' },
  ...{ now: '2025-03-10T09:00:00.000Z', scope: 'alfa', ats: 'ambito', progettoId: 'progetto-1', il: '2024-12-20' },
} as const;
const alfa = stream(consorzio, 'alfa', {
  type: 'ConsorzioIstituito',
  data: { denominazione: 'Consorzio Alfa', sede: 'Ivrea' },
});
const riconosciuto = stream(adesioneAts, 'ambito', { type: 'AtsRiconosciuto', data: { ats: 'ambito' } });
const recepisci = (...spese: { spesaId: string; centesimi: number }[]): ComandoRitornoDallAts => ({
  ...{ ...base, type: 'RecepisciRendiconto', rendicontoId: 'r1', titolo: 'Anno 2024', spese },
});
const { autore: _autore, now: _now, scope: _scope, ...told } = base;
const rendicontate = (spese: { spesaId: string; centesimi: number }[], tolte: string[] = []) =>
  ({ type: 'SpeseRendicontate', data: { ...told, rendicontoId: 'r1', titolo: 'Anno 2024', spese, tolte } }) as const;

describe('what an ATS tells a consortium', () => {
  it('is what it reported of it, then what changed since', () => {
    const first = [
      { spesaId: 's1', centesimi: 100 },
      { spesaId: 's2', centesimi: 50 },
    ];
    given(deciderRitornoDallAts, alfa, riconosciuto)
      .when(recepisci(...first))
      .then(rendicontate(first));
    const known = stream(ritornoDallAts, 'progetto-1', rendicontate(first));
    given(deciderRitornoDallAts, alfa, riconosciuto, known)
      .when(recepisci({ spesaId: 's1', centesimi: 100 }, { spesaId: 's3', centesimi: 7 }))
      .then(rendicontate([{ spesaId: 's3', centesimi: 7 }], ['s2']));
    given(deciderRitornoDallAts, alfa, riconosciuto, known)
      .when(recepisci(...first))
      .then(rendicontate([]));
  });

  it('is the money that it was given', () => {
    const somma: ComandoRitornoDallAts = { ...base, type: 'RecepisciSomma', richiestaId: 'q1', centesimi: 500 };
    given(deciderRitornoDallAts, alfa, riconosciuto)
      .when(somma)
      .then({ type: 'SommaRicevuta', data: { ...told, richiestaId: 'q1', centesimi: 500 } });
    given(deciderRitornoDallAts, alfa).when(somma).thenRefused('ATS_NON_RICONOSCIUTO', { ats: 'ambito' });
    given(deciderRitornoDallAts).when(somma).thenRefused('CONSORZIO_INESISTENTE');
  });
});
