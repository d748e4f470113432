import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  readonly tono: 'info' | 'success' | 'warning' | 'danger';
  /** An answer to what the person just did: read out, and brought into sight. */
  readonly annuncia?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Avviso({ tono, annuncia = false, className = '', children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (annuncia) box.current?.scrollIntoView({ block: 'nearest' });
  }, [annuncia]);
  return (
    <div ref={box} className={`alert alert-${tono} ${className}`} {...(annuncia && { role: 'alert' })}>
      {children}
    </div>
  );
}
