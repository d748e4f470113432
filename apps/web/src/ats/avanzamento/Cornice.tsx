import type { ComponentProps, ReactNode } from 'react';

import { Lettura, type Letta } from '../../graphql/index.js';
import { useTesto, type MessageId } from '../../messages/index.js';
import { Vuoto } from '../../ui/Vuoto.js';
import type { MeseFinanziario, Previsione } from './avanzamento.queries.js';
import { MesiFinanziari, TabellaFinanziaria } from './TabelleFinanziarie.js';

interface Letto<Traguardo, Finanziario> {
  readonly fisico: { readonly traguardi: readonly Traguardo[]; readonly previsioni: readonly Previsione[] };
  readonly finanziario: Finanziario;
}

interface Props<Traguardo, Finanziario> {
  readonly di: Letta<Letto<Traguardo, Finanziario>>;
  /** What to say where the plan has no targets. */
  readonly senzaTraguardi: MessageId;
  readonly traguardo: (traguardo: Traguardo, previsioni: readonly Previsione[]) => ReactNode;
  /** What stands after the targets. */
  readonly children: (finanziario: Finanziario) => ReactNode;
}

/** The section of a project's page on its progress, in an ATS and in a consortium: target by target, then the money. */
export function Cornice<Traguardo extends { readonly traguardoId: string }, Finanziario>({
  di,
  senzaTraguardi,
  traguardo,
  children,
}: Props<Traguardo, Finanziario>) {
  const t = useTesto();
  return (
    <section aria-labelledby="avanzamento" className="ats-sezione avanzamento">
      <h2 id="avanzamento" className="h4">
        {t('avanzamento.titolo')}
      </h2>
      <Lettura di={di}>
        {({ fisico: { traguardi, previsioni }, finanziario }) => (
          <>
            {traguardi.length === 0 ? (
              <Vuoto icona="documento" titolo={t('avanzamento.senzaTraguardi')}>
                <p>{t(senzaTraguardi)}</p>
              </Vuoto>
            ) : (
              traguardi.map((uno) =>
                traguardo(
                  uno,
                  previsioni.filter(({ traguardoId }) => traguardoId === uno.traguardoId),
                ),
              )
            )}
            {children(finanziario)}
          </>
        )}
      </Lettura>
    </section>
  );
}

interface DenaroProps extends ComponentProps<typeof TabellaFinanziaria> {
  readonly mesi: readonly MeseFinanziario[];
  /** Before the table. */
  readonly premessa?: ReactNode;
  /** Beside how what is expected is reckoned. */
  readonly nota?: string;
}

/** Money planned against money spent, and when it was spent. */
export function Denaro({ mesi, premessa, nota, ...tabella }: DenaroProps) {
  const t = useTesto();
  return (
    <>
      <h3 className="h5">{t('avanzamento.finanziario')}</h3>
      {premessa}
      <TabellaFinanziaria {...tabella} />
      <p className="descrizione">
        {t('avanzamento.attesoAlleFasi')} {nota}
      </p>
      <MesiFinanziari mesi={mesi} />
    </>
  );
}
