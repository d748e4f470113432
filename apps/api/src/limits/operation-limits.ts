import type { ApolloServerPlugin } from '@apollo/server';
import { getVariableValues, GraphQLError, Kind, visit, type DocumentNode, type FragmentDefinitionNode } from 'graphql';

import { costOf, type CostOf } from './query-cost.js';
import { TOO_MANY } from './too-many.js';

/** Some three times what the largest page of the web application asks. */
const MAX_COST = 60_000;
/** Of inputs within inputs; ours have four. */
const DEEPEST_VARIABLES = 20;
/** Neither PostgreSQL nor a document has a place for a NUL or for half of a character. */
const NO_TEXT = /\0|\p{Surrogate}/u;

const refused = (code: string, message: string) =>
  new GraphQLError(message, { extensions: { code, http: { status: 400 } } });

/** Refuses what cannot be told from a query's text alone: what it costs with these variables, and text that is none. */
export const operationLimits: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ schema, document, operation, request }) => {
        if (isDeeperThan(DEEPEST_VARIABLES, request.variables)) {
          throw refused('RICHIESTA_TROPPO_COSTOSA', 'I valori della richiesta sono annidati troppo in profondità.');
        }
        if (holdsNoText(request.variables) || hasNoText(document)) {
          throw refused('TESTO_NON_AMMESSO', 'La richiesta contiene caratteri che non sono testo.');
        }
        if (!operation) return Promise.resolve();
        if (!schema.getRootType(operation.operation)) {
          throw refused('BAD_REQUEST', 'Operazioni di questo tipo non ci sono.');
        }
        const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
        // Bad variables are refused when the operation is executed, with words of their own.
        if (coerced && isTooMuch({ schema, operation, fragments: fragmentsOf(document), variables: coerced })) {
          throw refused('RICHIESTA_TROPPO_COSTOSA', 'La richiesta chiede troppi dati in una volta.');
        }
        return Promise.resolve();
      },
      willSendResponse: async ({ errors, response }) => {
        if (!errors?.some(({ extensions }) => extensions['code'] === TOO_MANY)) return;
        // Nest answers 200 whatever a resolver says, in a hook of its own that comes after this one's first step.
        await Promise.resolve();
        response.http.status = 429;
      },
    }),
};

function isTooMuch(operation: CostOf): boolean {
  try {
    return costOf(operation) > MAX_COST;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw refused('BAD_USER_INPUT', error.message);
  }
}

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}

function holdsNoText(value: unknown): boolean {
  if (typeof value === 'string') return NO_TEXT.test(value);
  return valuesIn(value).some(holdsNoText);
}

/** Whether a value has more levels than that; looked at level by level, so that no depth is too much to look at. */
function isDeeperThan(levels: number, value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth < levels && level.length > 0; depth++) level = level.flatMap(valuesIn);
  return level.length > 0;
}

const valuesIn = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];

function hasNoText(document: DocumentNode): boolean {
  let found = false;
  visit(document, { StringValue: ({ value }) => void (found ||= NO_TEXT.test(value)) });
  return found;
}
