import {
  getArgumentValues,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
  Kind,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Each of the topmost fields opens a transaction and asks for the rights of who asks. */
const TOPMOST = 500;
/** How many elements a list without a page is taken to have. */
const UNPAGED = 10;

/** What the walk needs of the operation. */
export interface CostOf {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** As coerced: defaults filled in. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The fields that an operation can make the platform write, about: a page counts as often as it has rows, whether
 * `first` is written out, comes in a variable or is left to its default; a list without a page counts ten times; a
 * fragment counts wherever it is spread. Fields that `@skip` or `@include` leave out count all the same.
 * @throws GraphQLError where a field's arguments do not fit, as its execution would.
 */
export function costOf({ schema, operation, fragments, variables }: CostOf): number {
  const root = schema.getRootType(operation.operation);
  const known = new Map<string, number>();

  const ofSet = (set: SelectionSetNode, parent: GraphQLCompositeType, pageRows: number): number =>
    set.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + ofField(selection, parent, pageRows);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + ofFragment(selection.name.value, pageRows);
      const type = selection.typeCondition && schema.getType(selection.typeCondition.name.value);
      return sum + ofSet(selection.selectionSet, type && isCompositeType(type) ? type : parent, pageRows);
    }, 0);

  /** Remembered: fragments that spread each other twice are as many as 2^n, and must be counted in n steps. */
  const ofFragment = (name: string, pageRows: number): number => {
    const key = `${name} ${pageRows}`;
    let cost = known.get(key);
    if (cost === undefined) {
      known.set(key, 0);
      const fragment = fragments[name];
      const type = fragment && schema.getType(fragment.typeCondition.name.value);
      cost = fragment && isCompositeType(type) ? ofSet(fragment.selectionSet, type, pageRows) : 0;
      known.set(key, cost);
    }
    return cost;
  };

  const ofField = (node: FieldNode, parent: GraphQLCompositeType, pageRows: number): number => {
    const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {};
    const field = fields[node.name.value];
    // `__typename` and introspection, which graphql-js bounds on its own.
    if (!field) return 1;
    const rowsBelow = firstOf(field, node, variables);
    const type = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return parent === root ? TOPMOST : 1;
    const times = isList(field.type) ? pageRows : 1;
    const before = parent === root ? TOPMOST : 0;
    return (
      before + times * (1 + ofSet(node.selectionSet, type, rowsBelow ?? (isList(field.type) ? UNPAGED : pageRows)))
    );
  };

  return root ? ofSet(operation.selectionSet, root, UNPAGED) : 0;
}

/** How many rows a page is to have; null where the field is no page. @throws GraphQLError where arguments do not fit. */
function firstOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: CostOf['variables'],
): number | null {
  const { first } = getArgumentValues(field, node, variables) as { first?: unknown };
  return typeof first === 'number' ? Math.max(1, first) : null;
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
