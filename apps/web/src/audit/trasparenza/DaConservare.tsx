import type { ReactNode } from 'react';

import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { Bottone } from '../../ui/Bottone.js';

interface Props {
  readonly titolo: string;
  readonly testo: string;
  /** Name under which it is saved. */
  readonly file: string;
  readonly children?: ReactNode;
}

/** A text that an auditor takes away, letter by letter: shown, copied, saved. */
export function DaConservare({ titolo, testo, file, children }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const copia = () =>
    navigator.clipboard.writeText(testo).then(
      () => avvisa({ testo: t('trasparenza.copiato') }),
      () => avvisa({ testo: t('trasparenza.nonCopiato') }),
    );
  return (
    <div className="da-conservare">
      <h3 className="h6">{titolo}</h3>
      {children}
      <pre className="contenuto-evento" tabIndex={0} aria-label={titolo}>
        {testo}
      </pre>
      <div className="azioni-riga non-stampare">
        <Bottone
          tono="outline-primary"
          size="xs"
          aria-label={t('trasparenza.copiaNome', { titolo })}
          onClick={() => void copia()}
        >
          {t('trasparenza.copia')}
        </Bottone>
        <a
          className="btn btn-outline-primary btn-xs"
          download={file}
          aria-label={t('trasparenza.salvaNome', { titolo })}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(testo)}`}
        >
          {t('trasparenza.salva')}
        </a>
      </div>
    </div>
  );
}
