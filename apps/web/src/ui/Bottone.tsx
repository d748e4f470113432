import { Button } from 'design-react-kit';
import type { ButtonHTMLAttributes, ReactNode } from 'react';

type Tono = 'primary' | 'outline-primary' | 'danger' | 'outline-danger' | 'success' | 'link';

export interface BottoneProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly tono?: Tono;
  readonly size?: 'sm' | 'xs';
  /** At work: it stays where it is and keeps the focus, and cannot be pressed again. */
  readonly occupato?: boolean;
  readonly children: ReactNode;
}

export function Bottone(props: BottoneProps) {
  const { tono = 'primary', occupato = false, type = 'button', className = '', onClick, children, ...rest } = props;
  const outline = tono.startsWith('outline-');
  return (
    <Button
      color={outline ? tono.slice('outline-'.length) : tono}
      outline={outline}
      type={type}
      className={className}
      {...(occupato && { 'aria-disabled': true, 'aria-busy': true })}
      onClick={(event) => (occupato ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {occupato && <span className="rotella" aria-hidden="true" />}
      {children}
    </Button>
  );
}
