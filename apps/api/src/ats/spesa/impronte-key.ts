import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The platform's secret for marks of invoices and of suppliers that are persons, in a file that the database never sees.
 * It is forever: with another one no invoice would be known again, so it is made once and belongs to the backups of keys.
 */
export class ImpronteKey {
  private secret: Buffer | undefined;

  /** `file` is read when it is first needed, and made where it is missing. */
  constructor(private readonly file: string) {}

  /** What stands for an invoice where consortia are compared: 32 bytes that say nothing without the key. */
  fattura(numeroFatturaId: string): Buffer {
    return this.mark('fattura', numeroFatturaId);
  }

  /** By what a supplier who is a person is known again, in place of their code. */
  persona(codiceFiscale: string): string {
    return this.mark('persona', codiceFiscale).toString('hex');
  }

  private mark(kind: 'fattura' | 'persona', value: string): Buffer {
    this.secret ??= readOrMake(this.file);
    return createHmac('sha256', this.secret).update(`${kind}\u001f${value}`, 'utf8').digest();
  }
}

const FORM = /^[0-9a-f]{64}\s*$/;

/** @throws Error naming the file, when it holds no key. */
function readOrMake(file: string): Buffer {
  const text = read(file) ?? make(file);
  if (!FORM.test(text)) throw new Error(`${file} holds no key of 64 hexadecimal digits`);
  return Buffer.from(text.trim(), 'hex');
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all, and never over one that another process has made meanwhile: that one is the key then. */
function make(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.${randomUUID()}`;
  writeFileSync(fresh, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(fresh, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(fresh);
  }
  return readFileSync(file, 'utf8');
}
