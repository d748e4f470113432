import 'reflect-metadata';

import { readdirSync } from 'node:fs';
import path from 'node:path';

import { PERMESSI_NEL_PERIMETRO } from '@consorzi/domain/tenancy';

import { ACCESS, type Access } from './allow.decorator.js';

const API = path.resolve(import.meta.dirname, '../..');

/** Every operation of every resolver there is a file of, with what it declares. */
async function operations(): Promise<readonly (readonly [string, Access])[]> {
  const files = readdirSync(API, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.resolver.ts'));
  const modules: object[] = [];
  for (const file of files) modules.push((await import(path.join(API, file))) as object);
  return modules
    .flatMap((module) => Object.values(module))
    .flatMap((one: unknown) => {
      if (typeof one !== 'function') return [];
      const prototype = one.prototype as Record<string, unknown>;
      return Object.getOwnPropertyNames(prototype ?? {}).flatMap((name) => {
        const method = name === 'constructor' ? undefined : prototype[name];
        const access = typeof method === 'function' && (Reflect.getMetadata(ACCESS, method) as Access | undefined);
        return access ? [[name, access] as const] : [];
      });
    });
}

/** Answered to an auditor of less than the consortium. Whatever is not here is refused to them: say it here on purpose. */
const DEL_PIANO = [
  ...['albero', 'centri', 'obiettivo', 'piani', 'totali', 'variazione', 'variazioni'],
  ...['attribuzione', 'evento', 'provenienzaDelValore', 'storia'],
];
const DEI_FONDI = [
  ...['progetti', 'progetto', 'istanze', 'programmi', 'programma', 'confrontoProcedure', 'progettiRecepiti'],
  ...['rendiconti', 'rendiconto', 'richieste', 'richiesta', 'cassa', 'ritornoDallAts', 'speseCondivise'],
  ...['condivisioniRicevute', 'spese', 'spesa', 'progettiDiSpesa', 'fascicolo', 'fascicoli'],
  ...['listeDiControllo', 'listaDiControllo', 'attestazioni'],
  ...['documentiCondivisi', 'listeCondivise', 'progettiDaControllare', 'avanzamentoDelProgetto'],
  'avanzamentoCondiviso',
  ...['consolidato', 'consolidatoMovimenti', 'consolidatoSpese', 'consolidatoRighe', 'scadenzario', 'dovuti'],
  ...['avanzamentoAts', 'avanzamentoFinanziario', 'avanzamentoFinanziarioAts'],
];

describe('the operations that narrow to a perimeter', () => {
  it('are these', async () => {
    const narrowing = (await operations()).filter(([, access]) => 'perimetro' in access);
    expect(narrowing.map(([name]) => name).sort()).toEqual([...DEL_PIANO, ...DEI_FONDI].sort());
  });

  it('only read, by rights that hold within a perimeter', async () => {
    for (const [name, access] of await operations())
      if ('perimetro' in access) expect([name, PERMESSI_NEL_PERIMETRO.includes(access.permesso)]).toEqual([name, true]);
  });

  it('are found among all of them', async () => {
    const all = await operations();
    expect(all.length).toBeGreaterThan(50);
    expect(all.map(([name]) => name)).toEqual(expect.arrayContaining(['io', 'importazioni', 'affidaRevisione']));
  });
});
