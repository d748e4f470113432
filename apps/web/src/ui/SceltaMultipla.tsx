import { useId } from 'react';

import { useTesto } from '../messages/index.js';
import { useValidita } from './validita.js';

interface Props {
  readonly titolo: string;
  readonly voci: readonly { readonly id: string; readonly nome: string; readonly disabled?: boolean }[];
  readonly scelti: readonly string[];
  readonly onChange: (scelti: readonly string[]) => void;
  /** At least one. */
  readonly required?: boolean;
}

/** Some of a few: a group of boxes under one name. */
export function SceltaMultipla({ titolo, voci, scelti, onChange, required = false }: Props) {
  const t = useTesto();
  const groupId = useId();
  const { errore, onInvalid, rivedi } = useValidita();
  return (
    <fieldset className="scelta-multipla">
      <legend className="h6">
        {titolo} {required && <span className="obbligatorio">{t('campo.obbligatorio')}</span>}
      </legend>
      {voci.map(({ id, nome, disabled }, index) => (
        <div className="form-check" key={id}>
          <input
            id={`${groupId}-${id}`}
            type="checkbox"
            checked={scelti.includes(id)}
            disabled={disabled}
            required={required && scelti.length === 0 && index === 0}
            {...(errore && { 'aria-invalid': true, 'aria-describedby': `${groupId}-errore` })}
            onInvalid={onInvalid}
            onChange={(event) => {
              rivedi(event.target);
              onChange(event.target.checked ? [...scelti, id] : scelti.filter((each) => each !== id));
            }}
          />
          <label htmlFor={`${groupId}-${id}`}>{nome}</label>
        </div>
      ))}
      {errore && (
        <p id={`${groupId}-errore`} className="campo-errore">
          {t('campo.sceglieneUno')}
        </p>
      )}
    </fieldset>
  );
}
