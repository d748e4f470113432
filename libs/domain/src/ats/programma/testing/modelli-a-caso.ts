import fc from 'fast-check';

import {
  FIRMATARI,
  REQUISITI_TRASFERIMENTO,
  TIPI_DOCUMENTO,
  TIPI_LISTA,
  TIPI_TRASFERIMENTO,
  type CondizioniTrasferimento,
  type ModelloProcedura,
  type TipoTrasferimento,
} from '../modello-procedura.js';

const testo = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map((uno) => `x${uno}x`.replace(/[\p{Cc}]/gu, ' '));
const senzaGraffe = testo.map((uno) => uno.replace(/[{}]/g, ''));
const codice = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/);
const alcuni = <T>(valori: readonly T[], minLength = 0) => fc.subarray([...valori], { minLength });
const firmatari = alcuni(FIRMATARI, 1);
const prodotta = fc.constantFrom({}, { prodottaDa: 'finanziatore' as const });

const documenti = alcuni(TIPI_DOCUMENTO).chain((tipi) =>
  fc.tuple(
    ...tipi.map((tipo) =>
      fc.record({ tipo: fc.constant(tipo), quando: fc.constantFrom('sempre', 'seIva', 'facoltativo') }),
    ),
  ),
) as fc.Arbitrary<ModelloProcedura['documenti']['fattura']>;

const domande = fc
  .uniqueArray(codice, { minLength: 1, maxLength: 4 })
  .chain((ids) => fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), testo, obbligatoria: fc.boolean() }))));

const lista = (nome: string): fc.Arbitrary<ModelloProcedura['liste'][number]> =>
  fc
    .record({ tipo: fc.constantFrom(...TIPI_LISTA), titolo: testo, domande, extra: prodotta })
    .map(({ extra, ...una }) => ({ codice: nome, ...una, ...extra }));

const attestazione = (nome: string): fc.Arbitrary<ModelloProcedura['attestazioni'][number]> =>
  fc
    .record({
      titolo: testo,
      per: fc.constantFrom('affidamento' as const, 'rendiconto' as const, 'richiesta' as const),
      testo: fc.tuple(senzaGraffe, fc.constantFrom('', '{cup}', '{importo} {ente}')).map((parti) => parti.join(' y')),
      firmatari,
      extra: prodotta,
    })
    .map(({ extra, ...una }) => ({ codice: nome, ...una, ...extra }));

/** Limits that never go down; an extension only where there is an advance. */
const trasferimenti = (attestazioni: readonly string[]): fc.Arbitrary<ModelloProcedura['trasferimenti']> =>
  fc
    .tuple(
      alcuni(TIPI_TRASFERIMENTO),
      fc.array(fc.nat(10_000), { minLength: 4, maxLength: 4 }),
      fc.array(
        fc.record({
          sogliaSpesa: fc.option(fc.nat(10_000)),
          richiede: alcuni(REQUISITI_TRASFERIMENTO),
          attestazioni: alcuni(attestazioni),
          firmatari,
        }),
        { minLength: 4, maxLength: 4 },
      ),
    )
    .map(([tipi, massimi, altro]) => {
      const crescenti = [...massimi].sort((a, b) => a - b);
      const ammessi = tipi.filter((tipo) => tipo !== 'estensioneAnticipo' || tipi.includes('anticipo'));
      return Object.fromEntries(
        ammessi.map((tipo): [TipoTrasferimento, CondizioniTrasferimento] => {
          const index = TIPI_TRASFERIMENTO.indexOf(tipo);
          const massimoCumulato = tipo === 'saldo' ? null : crescenti[index]!;
          return [tipo, { massimoCumulato, ...altro[index]! }];
        }),
      );
    });

/** Any template that holds together, small. */
export const unModello: fc.Arbitrary<ModelloProcedura> = fc
  .tuple(fc.uniqueArray(codice, { maxLength: 3 }), fc.uniqueArray(codice, { maxLength: 3 }))
  .chain(([liste, attestazioni]) =>
    fc.record({
      codice,
      denominazione: testo,
      fonte: testo,
      documenti: fc.record({
        fattura: documenti,
        personale: documenti,
        trasferimento: documenti,
        contributo: documenti,
      }),
      liste: fc.tuple(...liste.map(lista)),
      attestazioni: fc.tuple(...attestazioni.map(attestazione)),
      trasferimenti: trasferimenti(attestazioni),
      rendiconto: fc.record({ cadenza: fc.constantFrom('aPeriodi' as const, 'soloSaldo' as const), firmatari }),
    }),
  );
