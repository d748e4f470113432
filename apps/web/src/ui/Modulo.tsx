import type { FormHTMLAttributes, ReactNode } from 'react';

interface Props extends Omit<FormHTMLAttributes<HTMLFormElement>, 'onSubmit' | 'noValidate'> {
  /** Every field is as it has to be. */
  readonly onInvia: () => void;
  readonly children: ReactNode;
}

/** A form that says beside each field what is wrong, in our words, and goes to the first one. */
export function Modulo({ onInvia, children, ...form }: Props) {
  return (
    <form
      {...form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const sent = event.currentTarget;
        if (sent.checkValidity()) onInvia();
        else sent.querySelector<HTMLElement>(':invalid:not(fieldset)')?.focus();
      }}
    >
      {children}
    </form>
  );
}
