import fc from 'fast-check';

import { canonicalJson } from '../../event-sourcing/index.js';
import { RuleViolation, type Json } from '../../shared/index.js';
import { leggiModello, LIMITI_MODELLO } from './leggi-modello.js';
import { conModifiche, oggettoJson } from './lettura-json.js';
import { MODELLI_PREDEFINITI } from './modelli/index.js';
import type { ModelloProcedura } from './modello-procedura.js';
import { unModello } from './testing/modelli-a-caso.js';

const base = MODELLI_PREDEFINITI.find(({ modello }) => modello.codice === 'regis-2025')!.modello;
const con = (modifiche: Json) => conModifiche(base as unknown as Json, modifiche);
const difettoDi = (valore: unknown): unknown => {
  try {
    leggiModello(valore);
    return null;
  } catch (error) {
    if (error instanceof RuleViolation) return error.details;
    throw error;
  }
};
const [lista] = base.liste;
const [attestazione] = base.attestazioni;

describe('what is read as a procedure template', () => {
  it('is given unchanged, and is what an event may hold', () => {
    fc.assert(
      fc.property(unModello, (modello) => {
        const letto = leggiModello(modello);
        expect(letto).toEqual(modello);
        expect(leggiModello(JSON.parse(canonicalJson(letto)))).toEqual(letto);
      }),
    );
  });

  it('is a template or is refused by a rule, whatever it was', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.jsonValue().map((valore) => con({ trasferimenti: valore as Json })),
        ),
        (valore) => {
          const refused = difettoDi(valore);
          if (refused === null) expect(leggiModello(leggiModello(valore))).toEqual(leggiModello(valore));
          else expect(refused).toMatchObject({ dove: expect.stringMatching(/^modello/) as string });
        },
      ),
    );
  });

  it('has no white space around its texts, and one kind of line break', () => {
    const letto = leggiModello(con({ denominazione: '  Prova ', fonte: 'a\r\nb\rc' }));
    expect([letto.denominazione, letto.fonte]).toEqual(['Prova', 'a\nb\nc']);
  });

  it.each<[string, unknown, string, string]>([
    ['nothing', null, 'modello', 'forma'],
    ['a list', [], 'modello', 'forma'],
    ['a field that is mistyped', { ...base, lista: [] }, 'modello.lista', 'campoSconosciuto'],
    [
      'a field of the language',
      con(JSON.parse('{"__proto__": {"x": 1}}') as Json),
      'modello.__proto__',
      'campoSconosciuto',
    ],
    ['no source', con({ fonte: null }), 'modello.fonte', 'campoMancante'],
    ['a source that says nothing', con({ fonte: ' \n' }), 'modello.fonte', 'vuoto'],
    ['a source without end', con({ fonte: 'x'.repeat(LIMITI_MODELLO.fonte + 1) }), 'modello.fonte', 'troppoLungo'],
    ['a text no database holds', con({ fonte: 'a\u0000b' }), 'modello.fonte', 'caratteri'],
    ['half a character', con({ fonte: 'a\ud800' }), 'modello.fonte', 'caratteri'],
    ['a code with a space', con({ codice: 'regis 2025' }), 'modello.codice', 'codice'],
    ['no documents of a kind', con({ documenti: { fattura: null } }), 'modello.documenti.fattura', 'campoMancante'],
    [
      'an unknown document',
      con({ documenti: { fattura: [{ tipo: 'scontrino', quando: 'sempre' }] } }),
      'modello.documenti.fattura.0.tipo',
      'valoreSconosciuto',
    ],
    [
      'a document twice',
      con({
        documenti: {
          fattura: [
            { tipo: 'durc', quando: 'sempre' },
            { tipo: 'durc', quando: 'seIva' },
          ],
        },
      }),
      'modello.documenti.fattura.1',
      'doppio',
    ],
    ['a list twice', con({ liste: [lista, lista] as unknown as Json }), 'modello.liste.1', 'doppio'],
    [
      'a list without questions',
      con({ liste: [{ ...lista, domande: [] }] as unknown as Json }),
      'modello.liste.0.domande',
      'troppoPochi',
    ],
    [
      'a question twice',
      con({ liste: [{ ...lista, domande: [lista!.domande[0], lista!.domande[0]] }] as unknown as Json }),
      'modello.liste.0.domande.1',
      'doppio',
    ],
    [
      'too many questions',
      con({
        liste: [
          {
            ...lista,
            domande: Array.from({ length: 81 }, (_, n) => ({ id: `q${n}`, testo: 'x', obbligatoria: true })),
          },
        ] as unknown as Json,
      }),
      'modello.liste.0.domande',
      'troppi',
    ],
    [
      'an attestation twice',
      con({ attestazioni: [attestazione, attestazione] as unknown as Json }),
      'modello.attestazioni.1',
      'doppio',
    ],
    [
      'an attestation that nobody signs',
      con({ attestazioni: [{ ...attestazione, firmatari: [] }] as unknown as Json }),
      'modello.attestazioni.0.firmatari',
      'troppoPochi',
    ],
    [
      'a place nobody fills in',
      con({ attestazioni: [{ ...attestazione, testo: 'Il {sindaco}' }] as unknown as Json }),
      'modello.attestazioni.0.testo',
      'segnapostoSconosciuto',
    ],
    [
      'a brace that is not closed',
      con({ attestazioni: [{ ...attestazione, testo: '{cup} {' }] as unknown as Json }),
      'modello.attestazioni.0.testo',
      'segnapostoSconosciuto',
    ],
    [
      'an unknown transfer',
      con({ trasferimenti: { acconto: {} } }),
      'modello.trasferimenti.acconto',
      'campoSconosciuto',
    ],
    [
      'a share over the whole',
      con({ trasferimenti: { anticipo: { massimoCumulato: 10_001 } } }),
      'modello.trasferimenti.anticipo.massimoCumulato',
      'quota',
    ],
    [
      'a share with a fraction',
      con({ trasferimenti: { intermedia: { sogliaSpesa: 30.5 } } }),
      'modello.trasferimenti.intermedia.sogliaSpesa',
      'quota',
    ],
    [
      'a share below nothing',
      con({ trasferimenti: { intermedia: { sogliaSpesa: -1 } } }),
      'modello.trasferimenti.intermedia.sogliaSpesa',
      'quota',
    ],
    [
      'an attestation that is not there',
      con({ trasferimenti: { saldo: { attestazioni: ['giuramento'] } } }),
      'modello.trasferimenti.saldo.attestazioni',
      'attestazioneSconosciuta',
    ],
    [
      'an extension of nothing',
      con({ trasferimenti: { anticipo: null } }),
      'modello.trasferimenti.estensioneAnticipo',
      'senzaAnticipo',
    ],
    [
      'an extension below the advance',
      con({ trasferimenti: { anticipo: { massimoCumulato: 3001 } } }),
      'modello.trasferimenti.estensioneAnticipo.massimoCumulato',
      'menoDelPrecedente',
    ],
    [
      'a balance below what came before',
      con({ trasferimenti: { saldo: { massimoCumulato: 8999 } } }),
      'modello.trasferimenti.saldo.massimoCumulato',
      'menoDelPrecedente',
    ],
    [
      'more than its copies should weigh',
      con({
        liste: Array.from({ length: 10 }, (_, n) => ({
          ...lista,
          codice: `l${n}`,
          domande: Array.from({ length: 25 }, (_, m) => ({ id: `q${m}`, testo: 'x'.repeat(600), obbligatoria: true })),
        })) as unknown as Json,
      }),
      'modello',
      'troppoGrande',
    ],
  ])('is not %s', (_, valore, dove, difetto) => {
    expect(difettoDi(valore)).toEqual({ dove, difetto });
  });
});

describe('changes to a template', () => {
  it('replace fields, take them away, and leave the rest', () => {
    const cambiato = leggiModello(
      con({ fonte: 'Altra', trasferimenti: { estensioneAnticipo: null, intermedia: { sogliaSpesa: 5000 } } }),
    );
    const { estensioneAnticipo, ...resto } = base.trasferimenti;
    expect(estensioneAnticipo).toBeDefined();
    const intermedia = { ...base.trasferimenti.intermedia, sogliaSpesa: 5000 };
    expect(cambiato).toEqual({ ...base, fonte: 'Altra', trasferimenti: { ...resto, intermedia } } as ModelloProcedura);
  });

  it('take a limit or a threshold away: then there is none', () => {
    const { intermedia } = leggiModello(con({ trasferimenti: { intermedia: { sogliaSpesa: null } } })).trasferimenti;
    expect(intermedia).toEqual({ ...base.trasferimenti.intermedia, sogliaSpesa: null });
  });

  it('that are none give what was there', () => {
    fc.assert(
      fc.property(unModello, (modello) => {
        expect(conModifiche(modello as unknown as Json, {})).toEqual(modello);
      }),
    );
  });

  it.each([
    ['{', 'nonJson'],
    ['[]', 'forma'],
    ['{"a": 0.5}', 'forma'],
    ['{"a": "\\ud800"}', 'caratteri'],
    [`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`, 'forma'],
  ])('are a JSON object that a command may hold: %s', (scritto, difetto) => {
    expect(() => oggettoJson(scritto, 'modifiche')).toThrow(RuleViolation);
    try {
      oggettoJson(scritto, 'modifiche');
    } catch (error) {
      expect((error as RuleViolation).details).toMatchObject({ difetto });
    }
  });
});
