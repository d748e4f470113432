import tratti from './icone.json';

export type NomeIcona = keyof typeof tratti;

/** A few signs of bootstrap-italia's set, in line: the whole sprite weighs more than the application. Decorative. */
export function Icona({ nome, className = '' }: { nome: NomeIcona; className?: string }) {
  return (
    <svg className={`icon icon-sm ${className}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={tratti[nome]} />
    </svg>
  );
}
