import type { ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';

import { useMomento } from './momento.js';

interface Props extends Omit<LinkProps, 'to'> {
  /** A path of ours without query. */
  readonly verso: string;
  /** What the address asks for besides the moment. */
  readonly cerca?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}

/** A link that stays in the moment being looked at: the past does not become the present by a click. */
export function Collegamento({ verso, cerca, ...rest }: Props) {
  const { parametri } = useMomento();
  const altri = cerca ? `${parametri === '' ? '?' : '&'}${new URLSearchParams(cerca).toString()}` : '';
  return <Link to={`${verso}${parametri}${altri}`} {...rest} />;
}
