import { MODELLI_PREDEFINITI } from '@consorzi/domain/ats';
import { inflateSync } from 'node:zlib';

import { documentoAttestazione, type DatiAttestazione } from './documento-attestazione.js';

const modello = MODELLI_PREDEFINITI.flatMap((one) => one.modello.attestazioni).find(
  ({ firmatari }) => firmatari[0] === 'legaliDiTutti',
)!;
const dati: DatiAttestazione = {
  ...{ attestazioneId: '00000000-0000-5000-8000-000000000001', modello, ente: 'Consorzio «Prova» #1' },
  ...{ progetto: 'Dimissioni protette', cup: 'I84H22000190006', dal: '2025-01', al: '2025-06' },
  ...{ importoCentesimi: 12_345_600, presso: 'ats', partner: ['Alfa', 'Beta', 'Ente esterno'] },
  avanzamento: [{ voce: 'PAI attivati *tutti*', previsto: '125', realizzato: '129.5' }],
};

describe('the document of an attestation', () => {
  it('has the same bytes for the same input, and others for another', () => {
    const made = documentoAttestazione(dati);
    expect(documentoAttestazione(dati).equals(made)).toBe(true);
    expect(made.subarray(0, 5).toString()).toBe('%PDF-');
    for (const change of [{ cup: 'I84H22000180006' }, { importoCentesimi: 12_345_601 }, { attestazioneId: 'altra' }]) {
      expect(documentoAttestazione({ ...dati, ...change }).equals(made)).toBe(false);
    }
  });

  it('is tagged, in Italian, says its title, and has no date of its making', () => {
    const text = documentoAttestazione(dati).toString('latin1');
    expect(text).toContain('/StructTreeRoot');
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(text).toMatch(/\/Lang \(it/);
    expect(text).toContain(`<rdf:li xml:lang="x-default">${modello.titolo}</rdf:li>`);
    expect(text).not.toMatch(/CreationDate|ModDate|xmp:CreateDate|xmp:ModifyDate/);
  });

  it('takes words for words: nothing in them is a command of the typesetter', () => {
    const insidious = '#panic("no") $x$ = \\ @ref <etichetta> *grassetto* // via';
    const made = documentoAttestazione({ ...dati, ente: insidious, progetto: insidious, partner: [insidious] });
    expect(made.toString('latin1')).toContain('#panic(&quot;no&quot;)');
  });

  it.each(MODELLI_PREDEFINITI.flatMap((one) => one.modello.attestazioni.map((each) => [each.codice, each] as const)))(
    'is accessible for every template of the platform: %s',
    (_, each) => {
      expect(documentoAttestazione({ ...dati, modello: each, avanzamento: [] }).length).toBeGreaterThan(5_000);
    },
  );

  it('runs over as many pages as it needs', () => {
    const voci = Array.from({ length: 60 }, (_, each) => ({
      ...dati.avanzamento[0]!,
      voce: `Voce ${each} `.repeat(12),
    }));
    const text = streams(documentoAttestazione({ ...dati, avanzamento: voci }));
    expect(text.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(2);
  });
});

/** The file with its compressed parts opened. */
function streams(bytes: Buffer): string {
  const parts = [bytes.toString('latin1')];
  for (const match of parts[0]!.matchAll(/stream\r?\n/g)) {
    const from = match.index + match[0].length;
    try {
      parts.push(inflateSync(bytes.subarray(from)).toString('latin1'));
    } catch {
      // A part that is not compressed stands in the file as it is.
    }
  }
  return parts.join('\n');
}
