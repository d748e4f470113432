import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';

import { AuditResolver } from '../audit/audit.resolver.js';
import { ConsuntivoResolver } from '../consuntivo/consuntivo.resolver.js';
import { ImportingResolver } from '../importing/importing.resolver.js';
import { ObiettivoResolver } from '../planning/obiettivo.resolver.js';
import { PianoResolver } from '../planning/piano.resolver.js';
import { PlanningResolver } from '../planning/planning.resolver.js';
import { VariazioneResolver } from '../planning/variazione.resolver.js';
import { TenancyResolver } from '../tenancy/tenancy.resolver.js';

/** Every resolver of the platform. */
export const RESOLVERS = [
  TenancyResolver,
  PlanningResolver,
  PianoResolver,
  ObiettivoResolver,
  VariazioneResolver,
  ConsuntivoResolver,
  ImportingResolver,
  AuditResolver,
];

/** The schema as SDL, sorted, as it is committed in `apps/api/schema.graphql`: made from the code, without a database. */
export async function schemaText(): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: ['error'] });
  const schema = await app.get(GraphQLSchemaFactory).create(RESOLVERS);
  await app.close();
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
