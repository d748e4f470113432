import { BREAK, visit, type ASTNode, type GraphQLResolveInfo } from 'graphql';

/**
 * Whether the answer of the field is asked for one of `campi` anywhere below it: what nobody asked for need not be read.
 * A name that stands elsewhere in the answer, or is skipped by a directive, counts as asked.
 */
export function chiede(
  { fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>,
  ...campi: readonly string[]
): boolean {
  let asked = false;
  const look = (node: ASTNode | undefined) =>
    node &&
    visit(node, {
      Field({ name }) {
        asked ||= campi.includes(name.value);
        return asked ? BREAK : undefined;
      },
      FragmentSpread: ({ name }) => void look(fragments[name.value]),
    });
  fieldNodes.forEach(look);
  return asked;
}
