import { readFileSync } from 'node:fs';

import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
} from 'graphql';

const schema = buildSchema(readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8'));

/** A query or mutation of the schema, as it can be asked with any values. */
export interface Operation {
  readonly name: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** Asks for all that it can answer, a few levels deep. */
  readonly document: string;
  /** Names of its arguments and of the fields of its inputs that it cannot do without. */
  readonly wanted: readonly string[];
  variables(valueOf: ValueOf): Record<string, unknown>;
  /** Null for each argument that can be left out and has no value of its own: what a page says that asks for none. */
  readonly nulls: Readonly<Record<string, null>>;
}

/** A value for a field of a scalar type; a field that nobody knows is an operation without a case. */
export type ValueOf = (field: string, type: string, operation: string) => unknown;

const DEPTH = 5;

/** Every operation of the committed schema. */
export const OPERATIONS: readonly Operation[] = (
  [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const
).flatMap(([kind, type]) => Object.values(type?.getFields() ?? {}).map((field) => operation(kind, field)));

function operation(kind: Operation['kind'], field: GraphQLField<unknown, unknown>): Operation {
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const [head, args] = field.args.length > 0 ? [`(${declared})`, `(${passed})`] : ['', ''];
  return {
    name: field.name,
    kind,
    document: `${kind} ${head} { answer: ${field.name}${args} ${selection(field.type, DEPTH)} }`,
    wanted: field.args.flatMap(wantedOf),
    nulls: Object.fromEntries(
      field.args.filter((arg) => !isWanted(arg) && arg.defaultValue === undefined).map(({ name }) => [name, null]),
    ),
    variables: (valueOf) => valuesOf(field.args, valueOf, field.name),
  };
}

type Input = GraphQLArgument | GraphQLInputField;

/** Optional ones are left out: they narrow or refine, and the scope that decides is never optional. */
function isWanted({ type }: Input): boolean {
  return isNonNullType(type);
}

function wantedOf(input: Input): readonly string[] {
  const type = getNamedType(input.type);
  const inner = isInputObjectType(type) ? Object.values(type.getFields()).flatMap(wantedOf) : [];
  return isWanted(input) ? [input.name, ...inner] : [];
}

function valuesOf(inputs: readonly Input[], valueOf: ValueOf, operation: string): Record<string, unknown> {
  return Object.fromEntries(
    inputs.filter(isWanted).map(({ name, type }) => [name, value(name, type, valueOf, operation)]),
  );
}

function value(name: string, type: GraphQLInputType, valueOf: ValueOf, operation: string): unknown {
  if (isNonNullType(type)) return value(name, type.ofType, valueOf, operation);
  if (isListType(type)) return [value(name, type.ofType, valueOf, operation)];
  if (isInputObjectType(type)) return valuesOf(Object.values(type.getFields()), valueOf, operation);
  return valueOf(name, String(type), operation);
}

function selection(output: GraphQLOutputType, depth: number): string {
  const type = getNamedType(output);
  if (isUnionType(type)) {
    const each = type.getTypes().map((one) => `... on ${one.name} ${selection(one, depth)}`);
    return `{ __typename ${each.join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(isWanted)) return [];
    const inner = getNamedType(field.type);
    if (!isObjectType(inner) && !isUnionType(inner)) return [field.name];
    return depth > 1 ? [`${field.name} ${selection(field.type, depth - 1)}`] : [];
  });
  return fields.length > 0 ? `{ ${fields.join(' ')} }` : '{ __typename }';
}
