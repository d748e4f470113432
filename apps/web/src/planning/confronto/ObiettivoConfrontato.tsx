import { Badge } from 'design-react-kit';

import { useTesto } from '../../messages/index.js';
import { Confronto } from '../../ui/Confronto.js';
import type { ObiettivoConfrontato } from '../confronto.js';

const COLORI = { uguale: 'light', cambiato: 'primary', aggiunto: 'success', eliminato: 'danger' } as const;

/** An objective at two moments, the fields that differ. */
export function ObiettivoConfrontatoView({ obiettivo: { titolo, esito, campi } }: { obiettivo: ObiettivoConfrontato }) {
  const t = useTesto();
  return (
    <article className="voce">
      <header className="voce-testa">
        <h2 className="h5">
          <Badge color={COLORI[esito]}>{t(`confronto.esito.${esito}`)}</Badge> {titolo}
        </h2>
      </header>
      {campi.map(({ campo, prima, dopo }) => (
        <section key={campo} className="differenza">
          <h3 className="h6">{t(`obiettivo.${campo}`)}</h3>
          <Confronto prima={prima} dopo={dopo} />
        </section>
      ))}
    </article>
  );
}
