import 'reflect-metadata';

import { readFileSync } from 'node:fs';

import { ACCESS } from '../tenancy/index.js';
import { resolvers, schemaText } from './schema.js';

describe('the schema', () => {
  it('is the committed one: `npm run schema` writes it anew, a review reads the difference', async () => {
    const committed = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
    expect(await schemaText()).toBe(committed);
  });

  it('has no operation without a declared access', () => {
    const operations = resolvers().flatMap((resolver) =>
      Object.getOwnPropertyNames(resolver.prototype)
        .map((name) => [`${resolver.name}.${name}`, resolver.prototype[name]] as const)
        .filter(
          ([name, method]) =>
            !name.endsWith('.constructor') &&
            typeof method === 'function' &&
            Reflect.hasMetadata('graphql:resolver_type', method),
        ),
    );
    expect(operations.length).toBeGreaterThan(35);
    const undeclared = operations.filter(([, method]) => !Reflect.hasMetadata(ACCESS, method)).map(([name]) => name);
    expect(undeclared).toEqual([]);
  });
});
