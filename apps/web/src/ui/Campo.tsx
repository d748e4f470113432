import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react';

import { useTesto } from '../messages/index.js';
import { useValidita } from './validita.js';

interface Intorno {
  readonly etichetta: ReactNode;
  readonly aiuto?: ReactNode;
  /** The label is read out but not shown: where a table's heading already says it. */
  readonly etichettaNascosta?: boolean;
  readonly className?: string;
}

type Senza<T> = Omit<T, 'id' | 'onChange' | 'className'> & { readonly onChange: (valore: string) => void };

export function CampoTesto({
  etichetta,
  aiuto,
  etichettaNascosta,
  className,
  onChange,
  ...input
}: Intorno & Senza<InputHTMLAttributes<HTMLInputElement>>) {
  const id = useId();
  const { errore, onInvalid, rivedi } = useValidita();
  return (
    <Campo {...{ id, etichetta, aiuto, errore, etichettaNascosta, className, required: input.required }}>
      <input
        id={id}
        className={`form-control ${errore ? 'is-invalid' : ''}`}
        onInvalid={onInvalid}
        onChange={(event) => {
          rivedi(event.target);
          onChange(event.target.value);
        }}
        {...describedBy(id, aiuto, errore)}
        {...input}
      />
    </Campo>
  );
}

export function CampoArea({
  etichetta,
  aiuto,
  etichettaNascosta,
  className,
  onChange,
  ...area
}: Intorno & Senza<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  const id = useId();
  const { errore, onInvalid, rivedi } = useValidita();
  return (
    <Campo {...{ id, etichetta, aiuto, errore, etichettaNascosta, className, required: area.required }}>
      <textarea
        id={id}
        rows={3}
        className={`form-control ${errore ? 'is-invalid' : ''}`}
        onInvalid={onInvalid}
        onChange={(event) => {
          rivedi(event.target);
          onChange(event.target.value);
        }}
        {...describedBy(id, aiuto, errore)}
        {...area}
      />
    </Campo>
  );
}

export function CampoScelta({
  etichetta,
  aiuto,
  etichettaNascosta,
  className,
  onChange,
  children,
  ...select
}: Intorno & Senza<SelectHTMLAttributes<HTMLSelectElement>>) {
  const id = useId();
  const { errore, onInvalid, rivedi } = useValidita();
  return (
    <Campo {...{ id, etichetta, aiuto, errore, etichettaNascosta, className, required: select.required }}>
      <select
        id={id}
        className={`form-select ${errore ? 'is-invalid' : ''}`}
        onInvalid={onInvalid}
        onChange={(event) => {
          rivedi(event.target);
          onChange(event.target.value);
        }}
        {...describedBy(id, aiuto, errore)}
        {...select}
      >
        {children}
      </select>
    </Campo>
  );
}

interface SpuntaProps {
  readonly etichetta: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (acceso: boolean) => void;
}

export function Spunta({ etichetta, checked, disabled, onChange }: SpuntaProps) {
  const id = useId();
  return (
    <div className="form-check">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{etichetta}</label>
    </div>
  );
}

function describedBy(id: string, aiuto: ReactNode, errore: string | undefined) {
  const ids = [aiuto ? `${id}-aiuto` : '', errore ? `${id}-errore` : ''].filter(Boolean).join(' ');
  return { ...(ids && { 'aria-describedby': ids }), ...(errore && { 'aria-invalid': true as const }) };
}

interface CampoProps {
  readonly id: string;
  readonly etichetta: ReactNode;
  readonly aiuto?: ReactNode;
  readonly errore?: string | undefined;
  readonly etichettaNascosta?: boolean | undefined;
  readonly className?: string | undefined;
  readonly required?: boolean | undefined;
  readonly children: ReactNode;
}

/** The label stands above its field and stays there: the kit's floating ones cover what is above them. */
function Campo({ id, etichetta, aiuto, errore, etichettaNascosta, className, required, children }: CampoProps) {
  const t = useTesto();
  return (
    <div className={`campo ${className ?? ''}`}>
      <label htmlFor={id} className={etichettaNascosta ? 'visually-hidden' : ''}>
        {etichetta}
        {required && <span className="obbligatorio"> {t('campo.obbligatorio')}</span>}
      </label>
      {children}
      {aiuto && (
        <small id={`${id}-aiuto`} className="form-text">
          {aiuto}
        </small>
      )}
      {errore && (
        <p id={`${id}-errore`} className="campo-errore">
          {errore}
        </p>
      )}
    </div>
  );
}
