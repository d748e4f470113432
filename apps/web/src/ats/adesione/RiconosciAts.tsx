import { useState } from 'react';

import { attoDiOggi, attoScritto, CampiAtto, DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import type { Riga } from './Adesioni.js';

interface Props {
  readonly riga: Riga;
  readonly onChiudi: () => void;
}

/** By an act: from then on the ATS may tell the consortium of its projects. */
export function RiconosciAts({ riga: { ats, nome, adesione }, onChiudi }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('riconosciAts');
  const [atto, setAtto] = useState(() => attoDiOggi('assemblea'));
  const salva = async () => {
    if (!(await comando.esegui({ ats, atto: attoScritto(atto) }, adesione?.revisione))) return;
    onChiudi();
    avvisa({ testo: t('adesione.fatto') });
  };
  return (
    <DialogoForm
      titolo={t('adesione.riconosciDi', { ats: nome })}
      salva={t('adesione.riconosci')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <p>{t('adesione.riconosci.spiegazione')}</p>
      <CampiAtto atto={atto} onChange={setAtto} />
    </DialogoForm>
  );
}
