import { hashOf } from '@consorzi/domain/event-sourcing';
import {
  deciderImportazione,
  importazioneIdOf,
  oggettiDa,
  type ComandoImportazione,
  type Proposal,
} from '@consorzi/domain/importing';
import { pianoIdOf } from '@consorzi/domain/planning';
import { idOf, RuleViolation } from '@consorzi/domain/shared';
import { centroIdOf } from '@consorzi/domain/tenancy';
import pg from 'pg';

import { createSpecDatabase, type SpecDatabase } from '../../../../infra/testing/spec-database.js';
import { commandContext } from '../event-sourcing/testing/command-context.js';
import { PostgresEventStore, runCommand } from '../event-sourcing/index.js';

let database: SpecDatabase;
let pools: readonly pg.Pool[];
beforeAll(async () => {
  database = await createSpecDatabase();
  pools = [1, 2].map(() => new pg.Pool({ connectionString: database.url('consorzi_api') }));
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await database.drop();
});

const ref = (testoId: string) => ({ testoId, hash: 'c'.repeat(64) });
const NOW = '2025-01-20T10:00:00.000Z';

/** A document of a year with one objective of the centro, as the acceptance sends it: nothing is known there yet. */
function importa(scope: string, anno: number, centro: string): ComandoImportazione {
  const proposal = {
    ...{ document: 'd', parserVersion: '1.0.0', kind: 'peg_piano_performance', organization: null, year: anno },
    ...{ pegProjects: [{ code: '1.01', name: 'Mensa', centroDiResponsabilita: centro, services: [], line: 1 }] },
    ...{ objectives: [], evaluationScores: [], sections: [], unread: [], warnings: [] },
  } as unknown as Proposal;
  const periodo = { dal: anno, al: anno };
  const piano = { ...periodo, pianoId: pianoIdOf(scope, periodo), titolo: `PEG ${anno}`, come: 'bozza' } as const;
  const propostaId = idOf(scope, 'proposta', anno);
  const { oggetti, sezioni } = oggettiDa(proposal, {
    ...{ scope, propostaId, centri: [], piano, anno, rilevatoIl: `${anno}-12-31`, testo: (campo) => ref(campo) },
    ...{ abbinamenti: new Map(), esclusi: new Set<number>() },
  });
  const sha256 = `d${anno}`;
  const documento = { nome: ref('nome'), sha256, famiglia: proposal.kind, versioneParser: '1.0.0' };
  return {
    ...{ type: 'ImportaParte', autore: { personaId: 'p', centri: 'tutti' }, now: NOW, propostaId, documento },
    ...{ importazioneId: importazioneIdOf(scope, sha256), piano, oggetti, sezioni, parte: 1, di: 1 },
  };
}

describe('two imports at once, in two processes', () => {
  const both = (scope: string, commands: readonly ComandoImportazione[]) =>
    Promise.allSettled(
      commands.map((command, i) => {
        const context = commandContext(`${scope}${i}`, { bodyHash: hashOf({ scope, i }) });
        const store = new PostgresEventStore(pools[i]!);
        return runCommand({ store }, { ...context, scope }, deciderImportazione, command);
      }),
    );
  const eventsOf = async (scope: string, codice: string) =>
    new PostgresEventStore(pools[0]!).readStream(scope, `${scope}-CentroDiResponsabilita.${centroIdOf(scope, codice)}`);

  it('that bring the same new centro both come in, and institute it once', async () => {
    for (let round = 0; round < 8; round++) {
      const scope = `stesso${round}`;
      const commands = [importa(scope, 2023, 'Area Minori'), importa(scope, 2024, 'MINORI')];
      expect((await both(scope, commands)).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
      expect(await eventsOf(scope, 'MINORI')).toHaveLength(1);
    }
  });

  it('whose new centri got the same code: one comes in, the other is told that the code is taken', async () => {
    for (let round = 0; round < 8; round++) {
      const scope = `altro${round}`;
      const commands = [importa(scope, 2023, 'Segreteria'), importa(scope, 2024, 'Segreterie')];
      const outcomes = await both(scope, commands);
      const refusals = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      expect(refusals).toEqual([new RuleViolation('CENTRO_GIA_ISTITUITO')]);
      expect(refusals).toMatchObject([{ code: 'CENTRO_GIA_ISTITUITO', details: { codice: 'SEGRETER' } }]);
      expect(await eventsOf(scope, 'SEGRETER')).toHaveLength(1);
    }
  });
});
