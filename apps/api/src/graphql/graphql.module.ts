import path from 'node:path';

import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { ApolloArmor } from '@escape.tech/graphql-armor';

/** The committed schema, rewritten by `npm run schema`. */
export const SCHEMA_FILE = path.resolve(import.meta.dirname, '../../schema.graphql');

/** Plan > rami > obiettivi > indicatori > atteso is eight deep; nothing that a screen asks needs more than twelve. */
const MAX_DEPTH = 12;

/** GraphQL on /graphql, code first. Pages are capped in the resolvers: the cost limit alone can be talked around. */
export class ConsorziGraphQLModule {
  static with(options: { readonly production: boolean; readonly schemaFile?: string }): DynamicModule {
    const armor = new ApolloArmor({
      maxDepth: { n: MAX_DEPTH, ignoreIntrospection: true },
      maxAliases: { n: 15 },
      maxDirectives: { n: 20 },
      maxTokens: { n: 2_000 },
      costLimit: { maxCost: 20_000, ignoreIntrospection: true },
      blockFieldSuggestion: { enabled: true },
    }).protect();
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
      ...(armor as unknown as Pick<ApolloDriverConfig, 'plugins' | 'validationRules'>),
      allowBatchedHttpRequests: false,
      includeStacktraceInErrorResponses: false,
    });
    return { module: GraphQLHost, imports: [graphql] };
  }
}

@Module({})
class GraphQLHost {}
