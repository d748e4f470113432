import type { DocumentoFirmato } from '@consorzi/domain/ats';
import { RuleViolation } from '@consorzi/domain/shared';

import { documentoFirmato, sha256 } from './documento-firmato.js';
import { MOTIVI_FIRMA, type MotivoFirma } from './firma-rifiutata.js';
import { firmatario, p7m, pades, type Firmatario } from '../../../../../../infra/testing/firme-di-prova.js';

const documento = Buffer.from(`%PDF-1.7\n${'Attestazione. '.repeat(400)}\n%%EOF\n`);
const altro = Buffer.from(`%PDF-1.7\n${'Altra somma. '.repeat(400)}\n%%EOF\n`);
let [anna, bruno, carla]: Firmatario[] = [];
beforeAll(async () => {
  anna = await firmatario('Anna');
  bruno = await firmatario('Bruno', 'ec');
  carla = await firmatario('Carla');
});

const letto = (bytes: Buffer) => documentoFirmato(bytes, documento.length);
const firmatoDa = async (bytes: Buffer, formato: DocumentoFirmato['formato'], firme: number) =>
  expect(await letto(bytes)).toEqual({
    ...{ sha256: sha256(bytes), byte: bytes.length, formato, firme },
    contenutoSha256: sha256(documento),
  });

async function rifiutato(bytes: Buffer, code: 'FIRMA_NON_LEGGIBILE' | 'FIRMA_NON_INTEGRA', motivo: MotivoFirma) {
  const error = await letto(bytes).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(RuleViolation);
  expect(error).toMatchObject({ code, details: { motivo: MOTIVI_FIRMA[motivo] } });
}

/** Another octet in place of every one that the document begins with, in the envelope as it stands. */
function cambiato(busta: Buffer, cerca: string, con: string): Buffer {
  const bytes = Buffer.from(busta);
  const at = bytes.indexOf(cerca);
  expect(at).toBeGreaterThan(0);
  bytes.write(con, at, 'latin1');
  return bytes;
}

describe('a document that comes back in an envelope (.p7m)', () => {
  it('is the one inside, with who signed it', async () => {
    await firmatoDa(await p7m(documento, [anna!]), 'cades', 1);
    await firmatoDa(await p7m(documento, [anna!, bruno!, carla!]), 'cades', 3);
  });

  it('is read in pieces of indefinite length, as base64 and as PEM', async () => {
    const inPezzi = await p7m(documento, [anna!], { aPezzi: true });
    expect(inPezzi.subarray(0, 2).toString('hex')).toBe('3080');
    await firmatoDa(inPezzi, 'cades', 1);
    const base64 = (await p7m(documento, [anna!])).toString('base64').replace(/(.{64})/g, '$1\r\n');
    await firmatoDa(Buffer.from(base64), 'cades', 1);
    await firmatoDa(Buffer.from(`-----BEGIN PKCS7-----\n${base64}\n-----END PKCS7-----\n`), 'cades', 1);
  });

  it('may be in envelopes one inside the other, and counts each person once', async () => {
    const una = await p7m(documento, [anna!]);
    await firmatoDa(await p7m(una, [bruno!]), 'cades', 2);
    await firmatoDa(await p7m(await p7m(una, [bruno!]), [anna!]), 'cades', 2);
    await firmatoDa(await p7m(documento, [anna!, anna!]), 'cades', 1);
    let troppe = una;
    for (let each = 0; each < 12; each++) troppe = await p7m(troppe, [anna!]);
    await rifiutato(troppe, 'FIRMA_NON_LEGGIBILE', 'troppeBuste');
  });

  it('is another one where another was signed: the decider hears which', async () => {
    const { contenutoSha256, firme } = await letto(await p7m(altro, [anna!]));
    expect([contenutoSha256, firme]).toEqual([sha256(altro), 1]);
  });

  it('has no signature where nobody signed', async () => {
    expect((await letto(await p7m(documento, []))).firme).toBe(0);
  });

  it('is refused where the document was changed after it was signed', async () => {
    await rifiutato(await p7m(altro, [anna!], { firmano: documento }), 'FIRMA_NON_INTEGRA', 'contenutoCambiato');
    const busta = await p7m(documento, [anna!]);
    await rifiutato(cambiato(busta, 'Attestazione', 'attestazione'), 'FIRMA_NON_INTEGRA', 'contenutoCambiato');
  });

  it('is refused where the right document was put under the signature of another', async () => {
    await rifiutato(await p7m(documento, [anna!], { firmano: altro }), 'FIRMA_NON_INTEGRA', 'contenutoCambiato');
    // The digest that the signed attributes hold is put right too: the signature is over those.
    const [vero, falso] = [altro, documento].map((each) => Buffer.from(sha256(each), 'hex').toString('latin1'));
    const forged = await p7m(documento, [anna!], { firmano: altro });
    const at = forged.indexOf(Buffer.from(vero!, 'latin1'));
    forged.write(falso!, at, 'latin1');
    await rifiutato(forged, 'FIRMA_NON_INTEGRA', 'firmaNonValida');
  });

  it('is refused where a signature is not by the certificate that it names', async () => {
    const falsa = { chiave: carla!.chiave, certificato: anna!.certificato };
    await rifiutato(await p7m(documento, [bruno!, falsa]), 'FIRMA_NON_INTEGRA', 'firmaNonValida');
    const senza = await p7m(documento, [anna!], { senzaCertificati: true });
    await rifiutato(senza, 'FIRMA_NON_INTEGRA', 'senzaCertificato');
  });

  it('is refused where it is cut off, without the document, or nothing of the kind', async () => {
    const busta = await p7m(documento, [anna!]);
    for (const share of [0.3, 0.6, 0.9, 0.999]) {
      await rifiutato(busta.subarray(0, Math.floor(busta.length * share)), 'FIRMA_NON_LEGGIBILE', 'troncato');
    }
    await rifiutato(await p7m(documento, [anna!], { staccata: true }), 'FIRMA_NON_LEGGIBILE', 'senzaContenuto');
    for (const other of ['', 'firmato: Anna', 'PK\u0003\u0004', '0\u0080\u0006']) {
      await rifiutato(Buffer.from(other, 'latin1'), 'FIRMA_NON_LEGGIBILE', 'nonBusta');
    }
  });
});

describe('a PDF that comes back with signatures in it', () => {
  it('is the bytes that it begins with, with who signed them', async () => {
    const una = await pades(documento, anna!);
    await firmatoDa(una, 'pades', 1);
    await firmatoDa(await pades(una, bruno!), 'pades', 2);
    await firmatoDa(await pades(una, anna!), 'pades', 1);
  });

  it('may stand in an envelope besides', async () => {
    await firmatoDa(await p7m(await pades(documento, anna!), [bruno!]), 'cades', 2);
  });

  it('has no signature as it was generated, nor by a timestamp', async () => {
    expect((await letto(documento)).firme).toBe(0);
    const marcato = await pades(documento, anna!, { tipo: '1.2.840.113549.1.9.16.1.4' });
    expect((await letto(marcato)).firme).toBe(0);
    await firmatoDa(
      await pades(await pades(documento, bruno!), anna!, { tipo: '1.2.840.113549.1.9.16.1.4' }),
      'pades',
      1,
    );
  });

  it('is another one where it begins otherwise', async () => {
    const { contenutoSha256 } = await letto(await pades(altro, anna!));
    expect(contenutoSha256).not.toBe(sha256(documento));
  });

  it('is refused where it was changed after the last signature', async () => {
    const firmato = await pades(documento, anna!);
    const dopo = Buffer.concat([firmato, Buffer.from('10 0 obj <</Altro true>> endobj')]);
    await rifiutato(dopo, 'FIRMA_NON_INTEGRA', 'cambiatoDopo');
    await rifiutato(cambiato(firmato, 'startxref', 'startXREF'), 'FIRMA_NON_INTEGRA', 'contenutoCambiato');
  });

  it('is refused where a signature brings a document of its own', async () => {
    const propria = await pades(documento, anna!, { staccata: false });
    await rifiutato(propria, 'FIRMA_NON_INTEGRA', 'firmaNonValida');
  });

  it('is refused where its signature is cut off or no signature', async () => {
    const firmato = await pades(documento, anna!);
    await rifiutato(firmato.subarray(0, firmato.length - 20), 'FIRMA_NON_LEGGIBILE', 'troncato');
    const at = firmato.indexOf('<3082');
    const vuota = Buffer.from(firmato);
    vuota.write('<0000', at, 'latin1');
    await rifiutato(vuota, 'FIRMA_NON_LEGGIBILE', 'troncato');
  });
});
