import { ats, progettoRecepito, rendiconto } from '../ats/index.js';
import { given, stream } from '../event-sourcing/specification.js';
import { obiettivo } from '../planning/index.js';
import { accessi, deciderAccessi, type ComandoAccessi, type EventoAccessi } from './accessi.js';
import { centroDiResponsabilita } from './centro-di-responsabilita.js';
import { consorzio } from './consorzio.js';
import type { Perimetro } from './perimetro.js';
import type { IncaricoDiRevisione } from './revisione.js';

const base = {
  autore: { personaId: 'p-anna', centri: 'tutti' },
  now: '2024-01-10T09:00:00.000Z',
  scope: 'inrete',
} as const;
const incarico: IncaricoDiRevisione = {
  ...{ incaricoId: 'i1', personaId: 'p-rita', dal: '2024-01-15', al: '2024-12-31' },
  perimetro: { tipo: 'consorzio' },
};
const affida = (data: Partial<IncaricoDiRevisione> & { atto?: ComandoConAtto['atto'] } = {}): ComandoAccessi => ({
  ...base,
  ...{ type: 'AffidaRevisione', ...incarico, atto: null, ...data },
});
type ComandoConAtto = Extract<ComandoAccessi, { type: 'AffidaRevisione' }>;
const affidata = (data: Partial<IncaricoDiRevisione> = {}): EventoAccessi => ({
  ...{ type: 'RevisioneAffidata', data: { ...incarico, ...data } },
});
const revoca: ComandoAccessi = { ...base, type: 'RevocaRevisione', incaricoId: 'i1' };
const revocata: EventoAccessi = { type: 'RevisioneRevocata', data: { incaricoId: 'i1', personaId: 'p-rita' } };
const anna: EventoAccessi = { type: 'RuoloAssegnato', data: { personaId: 'p-anna', ruolo: 'amministratore', centri: [] } }; // prettier-ignore

const minori = stream(centroDiResponsabilita, 'c1', {
  type: 'CentroDiResponsabilitaIstituito',
  data: { codice: 'AMIN', denominazione: 'Minori' },
});
const eliminato = stream(obiettivo, 'o1', { type: 'ObiettivoEliminato', data: { pianoId: 'p1', variazioneId: null } });
const scope = (...events: readonly EventoAccessi[]) =>
  given(deciderAccessi, stream(accessi, 'inrete', anna, ...events), minori, eliminato);

describe('the calling of an auditor', () => {
  it('is for a period and a perimeter', () => {
    scope().when(affida()).then(affidata());
    const perimetro = { tipo: 'centri', centri: ['c1'] } as const;
    scope().when(affida({ perimetro })).then(affidata({ perimetro }));
  });

  it('is dated as the act or the letter that says so', () => {
    const atto = { organo: 'assemblea', numero: '12', data: '2024-01-08' } as const;
    scope()
      .when(affida({ atto }))
      .then({ ...affidata(), act: atto, occurredAt: '2024-01-08' });
    scope().when(affida({ atto: { ...atto, data: '2024-01-11' } })).thenRefused('ATTO_FUTURO', { data: '2024-01-11' }); // prettier-ignore
  });

  it.each([
    ['2024-01-31', '2024-01-15'],
    ['2023-12-01', '2024-01-09'],
    ['2024-02-01', '2029-02-01'],
    ['2024-02-30', '2024-03-01'],
    ['presto', '2024-03-01'],
  ])('is refused from %s to %s', (dal, al) => {
    scope().when(affida({ dal, al })).thenRefused('REVISIONE_PERIODO_NON_VALIDO', { dal, al });
  });

  it.each([
    ['2024-01-10', '2024-01-10'],
    ['2023-12-20', '2024-01-10'],
    ['2024-02-01', '2029-01-31'],
  ])('may be from %s to %s', (dal, al) => {
    scope().when(affida({ dal, al })).then(affidata({ dal, al }));
  });

  it('counts the last day as it is in Italy', () => {
    const ieriAMezzanotte = { ...affida({ dal: '2024-01-10', al: '2024-01-10' }), now: '2024-01-10T23:30:00.000Z' };
    scope().when(ieriAMezzanotte).thenRefused('REVISIONE_PERIODO_NON_VALIDO');
  });

  it.each<[string, Perimetro]>([
    ['no centro', { tipo: 'centri', centri: [] }],
    ['no objective', { tipo: 'obiettivi', obiettivi: [] }],
  ])('is not of %s at all', (_, perimetro) => {
    scope().when(affida({ perimetro })).thenRefused('REVISIONE_PERIMETRO_NON_VALIDO');
  });

  it('names what is or was there: what never was is refused', () => {
    const perimetro = { tipo: 'obiettivi', obiettivi: ['o1'] } as const;
    scope().when(affida({ perimetro })).then(affidata({ perimetro }));
    scope()
      .when(affida({ perimetro: { tipo: 'obiettivi', obiettivi: ['o1', 'o2'] } }))
      .thenRefused('REVISIONE_PERIMETRO_IGNOTO', { id: 'o2' });
    scope()
      .when(affida({ perimetro: { tipo: 'centri', centri: ['c1', 'c9'] } }))
      .thenRefused('REVISIONE_PERIMETRO_IGNOTO', { id: 'c9' });
  });

  it('is of an ATS as a whole, or of projects and rendiconti', () => {
    const istituito = stream(ats, 'inrete', { type: 'AtsIstituito', data: { denominazione: 'ATS' } });
    const aperto = { progettoId: 'g1', titolo: 'Anno 2024', dalMese: '2024-01', alMese: '2024-12', tipo: 'ordinario' } as const; // prettier-ignore
    const r1 = stream(rendiconto, 'r1', { type: 'RendicontoAperto', data: { ...aperto, proceduraVersione: 1 } });
    const inAts = given(deciderAccessi, stream(accessi, 'inrete', anna), istituito, minori, r1);
    inAts.when(affida()).then(affidata());
    inAts.when(affida({ perimetro: { tipo: 'centri', centri: ['c1'] } })).thenRefused('REVISIONE_PERIMETRO_DI_ATS');
    const perimetro = { tipo: 'rendiconti', rendiconti: ['r1'] } as const;
    inAts.when(affida({ perimetro })).then(affidata({ perimetro }));
    inAts
      .when(affida({ perimetro: { tipo: 'rendiconti', rendiconti: ['r1', 'r9'] } }))
      .thenRefused('REVISIONE_PERIMETRO_IGNOTO', { id: 'r9' });
    inAts
      .when(affida({ perimetro: { tipo: 'progetti', progetti: ['g9'] } }))
      .thenRefused('REVISIONE_PERIMETRO_IGNOTO', { id: 'g9' });
  });

  it('is, in a consortium, of projects that it takes part in, and of no rendiconti', () => {
    const istituito = stream(consorzio, 'inrete', { type: 'ConsorzioIstituito', data: { denominazione: 'IN.RE.TE.', sede: 'Ivrea' } }); // prettier-ignore
    const recepito = stream(progettoRecepito, 'g1', { type: 'ProgettoRecepito', data: {} as never });
    const inConsorzio = given(deciderAccessi, stream(accessi, 'inrete', anna), istituito, recepito);
    const perimetro = { tipo: 'progetti', progetti: ['g1'] } as const;
    inConsorzio.when(affida({ perimetro })).then(affidata({ perimetro }));
    inConsorzio
      .when(affida({ perimetro: { tipo: 'rendiconti', rendiconti: ['g1'] } }))
      .thenRefused('REVISIONE_PERIMETRO_DI_CONSORZIO');
  });

  it('is superfluous for who has the role for good', () => {
    const rita: EventoAccessi = { type: 'RuoloAssegnato', data: { personaId: 'p-rita', ruolo: 'revisore', centri: [] } }; // prettier-ignore
    scope(rita).when(affida()).thenRefused('RUOLO_GIA_ASSEGNATO', { ruolo: 'revisore' });
    scope({ type: 'RuoloAssegnato', data: { personaId: 'p-rita', ruolo: 'nucleo', centri: [] } })
      .when(affida())
      .then(affidata());
  });

  it('is given once for the same perimeter and days', () => {
    const again = { incaricoId: 'i2' };
    for (const [dal, al] of [
      ['2024-01-10', '2024-01-15'],
      ['2024-12-31', '2025-01-31'],
      ['2024-05-01', '2024-05-31'],
    ] as const)
      scope(affidata())
        .when(affida({ ...again, dal, al }))
        .thenRefused('REVISIONE_GIA_AFFIDATA');
    scope(affidata())
      .when(affida({ dal: '2025-01-01', al: '2025-01-31' }))
      .thenRefused('REVISIONE_GIA_AFFIDATA');
    const centri = affidata({ perimetro: { tipo: 'centri', centri: ['c1'] } });
    scope(centri)
      .when(affida({ ...again, perimetro: { tipo: 'centri', centri: ['c1', 'c1'] } }))
      .thenRefused('REVISIONE_GIA_AFFIDATA');
  });

  it('is another where the perimeter, the person or the days are others', () => {
    const altri: Partial<IncaricoDiRevisione>[] = [
      { incaricoId: 'i2', perimetro: { tipo: 'centri', centri: ['c1'] } },
      { incaricoId: 'i2', personaId: 'p-sara' },
      { incaricoId: 'i2', dal: '2025-01-01', al: '2025-01-31' },
      { incaricoId: 'i2', dal: '2024-01-10', al: '2024-01-14' },
    ];
    for (const altro of altri) scope(affidata()).when(affida(altro)).then(affidata(altro));
    scope(affidata(), revocata).when(affida()).then(affidata());
  });

  it('is revoked while it is not over', () => {
    scope(affidata()).when(revoca).then(revocata);
    scope().when(revoca).thenRefused('REVISIONE_INESISTENTE');
    scope(affidata(), revocata).when(revoca).thenRefused('REVISIONE_INESISTENTE');
    const ending = (al: string) => scope(affidata({ dal: '2023-12-01', al }));
    ending('2024-01-09').when(revoca).thenRefused('REVISIONE_INESISTENTE');
    ending('2024-01-10').when(revoca).then(revocata);
  });

  it('is no role that could be delegated or taken away as one', () => {
    scope(affidata())
      .when({ ...base, type: 'RevocaRuolo', personaId: 'p-rita', ruolo: 'revisore' })
      .thenRefused('RUOLO_NON_ASSEGNATO');
    const delega = { delegaId: 'd1', delegante: 'p-rita', personaId: 'p-sara', ruolo: 'revisore' } as const;
    scope(affidata())
      .when({ ...base, type: 'DelegaRuolo', ...delega, dal: '2024-01-15', al: '2024-01-31' })
      .thenRefused('RUOLO_NON_ASSEGNATO');
  });
});
