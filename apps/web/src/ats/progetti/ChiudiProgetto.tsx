import { useState } from 'react';

import { DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import type { Progetto } from './progetti.queries.js';

/** The project ends: its plan, procedure and requests change no more, its rendiconti still can. */
export function ChiudiProgetto({ progetto, onChiudi }: { progetto: Progetto; onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('chiudiProgetto');
  const [il, setIl] = useState(oggi());
  const salva = async () => {
    if (!(await comando.esegui({ progettoId: progetto.id, il }, progetto.revisione))) return;
    onChiudi();
    avvisa({ testo: t('progetti.chiusoFatto') });
  };
  return (
    <DialogoForm
      titolo={t('progetti.chiudi')}
      salva={t('progetti.chiudi')}
      pericolo
      comando={comando}
      premessa={<p>{t('progetti.chiudiTesto')}</p>}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoTesto etichetta={t('progetti.chiudiIl')} type="date" required max={oggi()} value={il} onChange={setIl} />
    </DialogoForm>
  );
}
