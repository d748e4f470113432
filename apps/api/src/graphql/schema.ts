import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import { lexicographicSortSchema, printSchema } from 'graphql';

import { AtsModule } from '../ats/ats.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { ConsuntivoModule } from '../consuntivo/consuntivo.module.js';
import { ImportingModule } from '../importing/importing.module.js';
import { PlanningModule } from '../planning/planning.module.js';
import { TenancyModule } from '../tenancy/tenancy.module.js';

/** The contexts, in the order in which the API imports them. */
export const CONTEXT_MODULES: readonly Type[] = [
  TenancyModule,
  PlanningModule,
  ConsuntivoModule,
  ImportingModule,
  AuditModule,
  AtsModule,
];

/** A module and those that it imports, of ours. */
const withImports = (module: Type): Type[] => [
  module,
  ...((Reflect.getMetadata('imports', module) ?? []) as unknown[])
    .filter((one): one is Type => typeof one === 'function')
    .flatMap(withImports),
];

/** Every resolver of the platform, as its modules provide them. */
export function resolvers(): Type[] {
  const modules = [...new Set(CONTEXT_MODULES.flatMap(withImports))];
  const providers = modules.flatMap((module) => (Reflect.getMetadata('providers', module) ?? []) as unknown[]);
  return providers.filter((one): one is Type => typeof one === 'function' && one.name.endsWith('Resolver'));
}

/** The schema as SDL, sorted, as it is committed in `apps/api/schema.graphql`: made from the code, without a database. */
export async function schemaText(): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: ['error'] });
  const schema = await app.get(GraphQLSchemaFactory).create(resolvers());
  await app.close();
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
