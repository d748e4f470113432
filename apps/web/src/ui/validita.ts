import { useState, type FormEvent } from 'react';

import { useTesto, type MessageId } from '../messages/index.js';
import { useDate } from './date.js';

type CampoDelModulo = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What is wrong with a field, asked of the browser when its form is sent, gone at the next key. */
export function useValidita() {
  const t = useTesto();
  const { giornoBreve } = useDate();
  const [problema, setProblema] = useState<Problema | null>(null);
  return {
    errore: problema === null ? undefined : t(problema.messaggio, limiteOf(problema, giornoBreve)),
    onInvalid: (event: FormEvent<CampoDelModulo>) => {
      event.preventDefault();
      setProblema(problemaOf(event.currentTarget));
    },
    /** To be called with each change: spaces alone are no answer to a question that wants one. */
    rivedi: (campo: CampoDelModulo) => {
      setProblema(null);
      const soloSpazi = campo.required && campo.value !== '' && campo.value.trim() === '';
      campo.setCustomValidity(soloSpazi ? ' ' : '');
    },
  };
}

interface Problema {
  readonly messaggio: MessageId;
  /** The last day allowed, of a date beyond it. */
  readonly limite?: string;
}

function problemaOf(campo: CampoDelModulo): Problema {
  const { validity } = campo;
  if (validity.valueMissing || validity.customError) return { messaggio: 'campo.mancante' };
  if (validity.rangeOverflow && campo instanceof HTMLInputElement && campo.type === 'date')
    return { messaggio: 'campo.dataOltre', limite: campo.max };
  if (validity.rangeOverflow) return { messaggio: 'campo.oltre' };
  if (validity.rangeUnderflow) return { messaggio: 'campo.sotto' };
  return { messaggio: 'campo.nonValido' };
}

const limiteOf = ({ limite }: Problema, giorno: (iso: string) => string) =>
  limite === undefined ? {} : { limite: giorno(limite) };
