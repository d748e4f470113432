import { Progress } from 'design-react-kit';

interface Props {
  readonly etichetta: string;
  /** 0-100. */
  readonly percento: number;
  /** Work under way: each step is read out. */
  readonly annuncia?: boolean;
}

/** A share of a whole: of long work under way, or of what there is to do. */
export function Avanzamento({ etichetta, percento, annuncia = false }: Props) {
  const whole = Math.round(percento);
  return (
    <div className="my-4">
      <p className="mb-2" {...(annuncia && { role: 'status' })}>
        {etichetta} <strong>{whole}%</strong>
      </p>
      <Progress value={whole} aria-label={etichetta} />
    </div>
  );
}
