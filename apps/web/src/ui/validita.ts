import { useState, type FormEvent } from 'react';

import { useTesto, type MessageId } from '../messages/index.js';

type CampoDelModulo = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What is wrong with a field, asked of the browser when its form is sent, gone at the next key. */
export function useValidita() {
  const t = useTesto();
  const [messaggio, setMessaggio] = useState<MessageId | null>(null);
  return {
    errore: messaggio === null ? undefined : t(messaggio),
    onInvalid: (event: FormEvent<CampoDelModulo>) => {
      event.preventDefault();
      setMessaggio(messaggioOf(event.currentTarget.validity));
    },
    /** To be called with each change: spaces alone are no answer to a question that wants one. */
    rivedi: (campo: CampoDelModulo) => {
      setMessaggio(null);
      const soloSpazi = campo.required && campo.value !== '' && campo.value.trim() === '';
      campo.setCustomValidity(soloSpazi ? ' ' : '');
    },
  };
}

function messaggioOf(validity: ValidityState): MessageId {
  if (validity.valueMissing || validity.customError) return 'campo.mancante';
  if (validity.rangeOverflow) return 'campo.oltre';
  if (validity.rangeUnderflow) return 'campo.sotto';
  return 'campo.nonValido';
}
