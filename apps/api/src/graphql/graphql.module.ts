import path from 'node:path';

import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { ApolloArmor } from '@escape.tech/graphql-armor';

import { keepsPlace, operationLimits } from '../limits/index.js';

/** The committed schema, rewritten by `npm run schema`. */
export const SCHEMA_FILE = path.resolve(import.meta.dirname, '../../schema.graphql');

/** Plan > rami > obiettivi > indicatori > atteso is eight deep; nothing that a screen asks needs more than twelve. */
const MAX_DEPTH = 12;

/** GraphQL on /graphql, code first. Armor limits what a text says, `operationLimits` what it costs, resolvers the pages. */
export class ConsorziGraphQLModule {
  static with(options: { readonly production: boolean; readonly schemaFile?: string }): DynamicModule {
    const armor = new ApolloArmor({
      maxDepth: { n: MAX_DEPTH, ignoreIntrospection: true },
      maxAliases: { n: 15 },
      maxDirectives: { n: 20 },
      // It answers 500 to what cannot be parsed; graphql-js counts tokens itself.
      maxTokens: { enabled: false },
      // It reads neither variables nor defaults; `operationLimits` does.
      costLimit: { enabled: false },
      blockFieldSuggestion: { enabled: true },
    }).protect() as unknown as Pick<ApolloDriverConfig, 'plugins' | 'validationRules'>;
    const graphql = GraphQLModule.forRoot<ApolloDriverConfig>({
      driver: ApolloDriver,
      autoSchemaFile: options.schemaFile ?? true,
      sortSchema: true,
      path: '/graphql',
      playground: false,
      introspection: !options.production,
      hideSchemaDetailsFromClientErrors: true,
      csrfPrevention: true,
      context: ({ req, res }: { req: unknown; res: unknown }) => ({ req, res }),
      ...armor,
      parseOptions: { maxTokens: 2_000 },
      plugins: [...(armor.plugins ?? []), operationLimits, keepsPlace],
      allowBatchedHttpRequests: false,
      includeStacktraceInErrorResponses: false,
    });
    return { module: GraphQLHost, imports: [graphql] };
  }
}

@Module({})
class GraphQLHost {}
