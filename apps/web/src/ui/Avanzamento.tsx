import { Progress } from 'design-react-kit';

interface Props {
  readonly etichetta: string;
  /** 0-100. */
  readonly percento: number;
}

/** Long work, with the share that is done. */
export function Avanzamento({ etichetta, percento }: Props) {
  const whole = Math.round(percento);
  return (
    <div className="my-4">
      <p className="mb-2" role="status">
        {etichetta} <strong>{whole}%</strong>
      </p>
      <Progress value={whole} aria-label={etichetta} />
    </div>
  );
}
