import { Progress } from 'design-react-kit';

import { useTesto } from '../messages/index.js';

/** Something is coming, and nobody knows when. */
export function Attesa({ testo }: { testo?: string }) {
  const t = useTesto();
  const label = testo ?? t('attesa.caricamento');
  return (
    <div className="attesa my-4" role="status">
      <p className="mb-2 text-secondary">{label}</p>
      <Progress indeterminate label={label} aria-label={label} value={0} />
    </div>
  );
}
