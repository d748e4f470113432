import { useState } from 'react';

import { attoDiOggi, attoScritto, DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoTesto } from '../../ui/Campo.js';
import type { Ats } from '../ats.queries.js';
import { AttoDellAts } from './AttoDellAts.js';

/** How the ATS is called, and its change by an act for who may. */
export function NomeDellAts({ ats }: { ats: Ats }) {
  const t = useTesto();
  const { puo } = useDiritti();
  const [aperto, setAperto] = useState(false);
  return (
    <div className="sezione-testa">
      <p className="h5 mb-0">{ats.denominazione}</p>
      {puo('ats.amministra') && (
        <Bottone tono="outline-primary" size="xs" className="non-stampare" onClick={() => setAperto(true)}>
          {t('ats.rinomina')}
        </Bottone>
      )}
      {aperto && <RinominaAts ats={ats} onChiudi={() => setAperto(false)} />}
    </div>
  );
}

function RinominaAts({ ats, onChiudi }: { ats: Ats; onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('rinominaAts');
  const [denominazione, setDenominazione] = useState(ats.denominazione);
  const [atto, setAtto] = useState(() => attoDiOggi('assemblea'));
  const salva = async () => {
    const campi = { denominazione: denominazione.trim(), atto: attoScritto(atto) };
    if (!(await comando.esegui(campi, ats.revisione))) return;
    onChiudi();
    avvisa({ testo: t('ats.rinominato') });
  };
  return (
    <DialogoForm
      titolo={t('ats.rinomina')}
      salva={t('ats.rinomina')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoTesto
        etichetta={t('ats.denominazione')}
        required
        maxLength={200}
        value={denominazione}
        onChange={setDenominazione}
      />
      <AttoDellAts atto={atto} onChange={setAtto} />
    </DialogoForm>
  );
}
