import { useEffect, useId, useRef, type ReactNode } from 'react';

import { useTesto } from '../messages/index.js';

interface Props {
  readonly titolo: string;
  readonly onChiudi: () => void;
  readonly piede?: ReactNode;
  readonly children: ReactNode;
}

/**
 * A modal dialog: the browser's own keeps the focus inside and the page behind it out of reach; Esc closes it, and the
 * focus goes back to what opened it.
 */
export function Dialogo({ titolo, onChiudi, piede, children }: Props) {
  const t = useTesto();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current!;
    const opener = document.activeElement;
    element.showModal();
    return () => {
      element.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialogo"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onChiudi();
      }}
    >
      <div className="modal-content">
        <div className="modal-header">
          <h2 className="modal-title h4" id={titleId}>
            {titolo}
          </h2>
          <button type="button" className="btn-close" aria-label={t('azione.chiudiFinestra')} onClick={onChiudi} />
        </div>
        <div className="modal-body">{children}</div>
        {piede && <div className="modal-footer">{piede}</div>}
      </div>
    </dialog>
  );
}
