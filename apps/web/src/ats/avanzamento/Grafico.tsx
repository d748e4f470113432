import { useTesto } from '../../messages/index.js';

export interface Barra {
  readonly nome: string;
  readonly atteso: number;
  /** Null of who shares nothing. */
  readonly fatto: number | null;
  /** Null where nothing is foreseen. */
  readonly previsto: number | null;
}

/**
 * Done, carried on by what is foreseen, under a mark where the target is. The table beside it says the same, so it is
 * not read out.
 */
export function Grafico({ barre, scritto }: { barre: readonly Barra[]; scritto: (valore: number) => string }) {
  const t = useTesto();
  const most = Math.max(...barre.flatMap(({ atteso, fatto, previsto }) => [atteso, fatto ?? 0, previsto ?? 0]));
  if (most <= 0) return null;
  const parte = (valore: number) => `${(Math.max(valore, 0) / most) * 100}%`;
  return (
    <div className="avanzamento-grafico" aria-hidden="true">
      {barre.map(({ nome, atteso, fatto, previsto }) => (
        <div key={nome} className="avanzamento-riga">
          <span>
            {nome}:{' '}
            {fatto === null
              ? t('avanzamento.nonCondiviso')
              : t('avanzamento.diQuanto', { fatto: scritto(fatto), atteso: scritto(atteso) })}
          </span>
          <div className="avanzamento-pista">
            {previsto !== null && <span className="avanzamento-previsto" style={{ width: parte(previsto) }} />}
            {fatto !== null && <span className="avanzamento-fatto" style={{ width: parte(fatto) }} />}
            <span className="avanzamento-meta" style={{ left: parte(atteso) }} />
          </div>
        </div>
      ))}
      <p className="avanzamento-legenda">
        <span className="avanzamento-fatto" /> {t('avanzamento.fatto')} <span className="avanzamento-previsto" />{' '}
        {t('avanzamento.previsto')} <span className="avanzamento-meta" /> {t('avanzamento.atteso')}
      </p>
    </div>
  );
}
