import { useCallback, type KeyboardEvent, type RefObject } from 'react';

/**
 * Arrow keys on nested disclosure lists: up and down to the neighbours in sight, right opens or goes in, left closes
 * or goes out, Home and End to the ends. Every node is also a stop of the Tab key, as links and buttons are.
 */
export function useFrecce(list: RefObject<HTMLElement | null>) {
  return useCallback(
    (event: KeyboardEvent) => {
      const here = event.target;
      if (!(here instanceof HTMLElement) || !here.matches('[data-nodo]') || !list.current) return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const nodes = [...list.current.querySelectorAll<HTMLElement>('[data-nodo]')];
      const target = targetOf(event.key, here, nodes);
      if (target === undefined) return;
      event.preventDefault();
      if (target === 'click') here.click();
      else target?.focus();
    },
    [list],
  );
}

function targetOf(
  key: string,
  here: HTMLElement,
  nodes: readonly HTMLElement[],
): HTMLElement | 'click' | null | undefined {
  const index = nodes.indexOf(here);
  const open = here.getAttribute('aria-expanded');
  switch (key) {
    case 'ArrowDown':
      return nodes[index + 1] ?? null;
    case 'ArrowUp':
      return nodes[index - 1] ?? null;
    case 'Home':
      return nodes[0] ?? null;
    case 'End':
      return nodes.at(-1) ?? null;
    case 'ArrowRight':
      if (open === null) return null;
      return open === 'false' ? 'click' : (nodes[index + 1] ?? null);
    case 'ArrowLeft':
      return open === 'true' ? 'click' : parentOf(here);
    default:
      return undefined;
  }
}

const parentOf = (node: HTMLElement): HTMLElement | null =>
  node.closest('li')?.parentElement?.closest('li')?.querySelector<HTMLElement>('[data-nodo]') ?? null;
