import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import { useImporti } from '../rendiconti/importi.js';
import { cercaDietro, type Dietro } from './dietro.js';

interface Props {
  readonly di: 'condiviso' | 'rendicontato';
  /** Null where nothing is shared: that is no zero. */
  readonly centesimi: number | null;
  readonly numero: number;
  readonly dietro: Dietro;
  /** What the total is of, for who does not see the row it stands in. */
  readonly nome: string;
  /** Of a partner outside the platform, that has nothing to share here; or of what is not for who asks. */
  readonly fuori?: boolean | undefined;
}

/** A total that leads to what it is the sum of; nothing leads nowhere. */
export function TotaleCheScende({ di, centesimi, numero, dietro, nome, fuori = false }: Props) {
  const t = useTesto();
  const { scope } = useScope();
  const { euro } = useImporti();
  if (centesimi === null && fuori) return <>–</>;
  if (centesimi === null) return <span className="dovuti-ignoto">{t('consolidato.nonCondivide')}</span>;
  if (numero === 0) return <>{euro(centesimi)}</>;
  return (
    <Collegamento
      verso={`/${scope}/consolidato/dettaglio`}
      cerca={cercaDietro(di, dietro)}
      aria-label={t(`consolidato.apri.${di}`, { euro: euro(centesimi), nome })}
    >
      {euro(centesimi)}
    </Collegamento>
  );
}
