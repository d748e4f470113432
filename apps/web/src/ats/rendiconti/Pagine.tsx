import { useTesto } from '../../messages/index.js';
import { Bottone } from '../../ui/Bottone.js';

interface Props {
  /** Where the page that is shown begins; null is the first. */
  readonly after: string | null;
  readonly setAfter: (after: string | null) => void;
  /** Where the next one begins; null where there is none. */
  readonly prossima: string | null;
}

/** Back to the first lines, on to the next ones. */
export function Pagine({ after, setAfter, prossima }: Props) {
  const t = useTesto();
  if (after === null && prossima === null) return null;
  return (
    <p className="non-stampare">
      {after !== null && (
        <Bottone tono="outline-primary" size="sm" onClick={() => setAfter(null)}>
          {t('rendiconti.daCapo')}
        </Bottone>
      )}{' '}
      {prossima !== null && (
        <Bottone tono="outline-primary" size="sm" onClick={() => setAfter(prossima)}>
          {t('rendiconti.altre')}
        </Bottone>
      )}
    </p>
  );
}
