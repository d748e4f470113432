import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

interface Menu {
  readonly aperto: boolean;
  readonly chiudi: () => void;
  /** Of the element that holds the button and the list. */
  readonly box: { readonly ref: RefObject<HTMLDivElement | null>; readonly onKeyDown: (event: KeyboardEvent) => void };
  readonly bottone: {
    readonly ref: RefObject<HTMLButtonElement | null>;
    readonly type: 'button';
    readonly 'aria-expanded': boolean;
    readonly 'aria-controls': string;
    readonly onClick: () => void;
  };
  readonly lista: { readonly id: string; readonly hidden: boolean };
}

/** A disclosure with links: a button opens it; Esc, a press elsewhere and the focus gone elsewhere close it. */
export function useMenu(): Menu {
  const [aperto, setAperto] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const bottone = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!aperto) return undefined;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setAperto(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [aperto]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !aperto) return;
    setAperto(false);
    bottone.current?.focus();
  };
  return {
    aperto,
    chiudi: () => setAperto(false),
    box: { ref: box, onKeyDown },
    bottone: {
      ...{ ref: bottone, type: 'button', 'aria-expanded': aperto, 'aria-controls': id },
      onClick: () => setAperto(!aperto),
    },
    lista: { id, hidden: !aperto },
  };
}
