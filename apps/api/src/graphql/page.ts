import type { PageInfo } from './momento.js';

/** A page of rows that stand in memory in their final order; the cursor is the id of the last one. */
export function pageOf<Node extends { readonly id: string }>(
  nodes: readonly Node[],
  { first, after }: { readonly first: number; readonly after?: string | undefined },
): { edges: { cursor: string; node: Node }[]; pageInfo: PageInfo } {
  const start = after === undefined ? 0 : nodes.findIndex(({ id }) => id === after) + 1;
  const page = nodes.slice(start, start + first);
  return {
    edges: page.map((node) => ({ cursor: node.id, node })),
    pageInfo: { hasNextPage: nodes.length > start + first, endCursor: page.at(-1)?.id ?? null },
  };
}
