import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';

interface Props {
  /** Below the scope. */
  readonly verso: string;
  /** Of which figure: for who hears the links one after the other. */
  readonly nome: string;
}

/** Beside a figure: the way to the events and the rows it was computed from. */
export function DaDoveViene({ verso, nome }: Props) {
  const t = useTesto();
  const { scope } = useScope();
  return (
    <Collegamento className="da-dove-viene non-stampare" verso={`/${scope}/${verso}`}>
      {t('provenienza.daDoveViene')}
      <span className="visually-hidden">: {nome}</span>
    </Collegamento>
  );
}
