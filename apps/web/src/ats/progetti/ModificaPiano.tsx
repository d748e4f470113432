import { useState } from 'react';

import { attoDiOggi, attoScritto, DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { AttoDellAts } from '../pagine/AttoDellAts.js';
import { bozzaDi, pianoDi, type Bozza } from './bozza.js';
import { CampiQuote, CampiTempi, CampiVoci } from './CampiPiano.js';
import type { Progetto } from './progetti.queries.js';

/** All fields of a plan, one below the other, beginning with the last plan. */
export function CampiDelPiano(props: { bozza: Bozza; partner: Progetto['partner']; onChange: (bozza: Bozza) => void }) {
  return (
    <>
      <CampiVoci {...props} />
      <CampiQuote {...props} />
      <CampiTempi {...props} />
    </>
  );
}

/** Another plan from a day on, by an act of our own. */
export function ModificaPiano({ progetto, onChiudi }: { progetto: Progetto; onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('modificaPianoProgetto');
  const [dal, setDal] = useState(oggi());
  const [bozza, setBozza] = useState(() => bozzaDi(progetto.piani.at(-1)!.piano));
  const [atto, setAtto] = useState(() => attoDiOggi('assemblea'));
  const salva = async () => {
    const piano = pianoDi(bozza, progetto.partner);
    if (!piano) return;
    const campi = { progettoId: progetto.id, dal, piano, atto: attoScritto(atto) };
    if (!(await comando.esegui(campi, progetto.revisione))) return;
    onChiudi();
    avvisa({ testo: t('progetti.pianoModificato') });
  };
  return (
    <DialogoForm
      titolo={t('progetti.modificaPiano')}
      salva={t('progetti.modificaPiano')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoTesto
        etichetta={t('progetti.valeDal')}
        type="date"
        required
        min={progetto.piani.at(-1)!.dal}
        value={dal}
        onChange={setDal}
      />
      <CampiDelPiano bozza={bozza} partner={progetto.partner} onChange={setBozza} />
      <AttoDellAts atto={atto} onChange={setAtto} />
    </DialogoForm>
  );
}
