import { useState } from 'react';

import { DialogoForm, MOTIVI_CANCELLAZIONE, useComando, type MotivoCancellazione } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { useAvvisa } from '../shell/avvisi.js';
import { useDiritti } from '../tenancy/index.js';
import { Bottone } from '../ui/Bottone.js';
import { CampoScelta } from '../ui/Campo.js';

interface Props {
  readonly testoId: string;
  readonly presente: boolean;
  /** Of what the text speaks. */
  readonly nome: string;
}

/** Words that should not stand there (a person's name) are erased for good; that there were some stays in the history. */
export function CancellaTesto({ testoId, presente, nome }: Props) {
  const t = useTesto();
  const { puo } = useDiritti();
  const [aperto, setAperto] = useState(false);
  if (!presente || !puo('testi.cancella')) return null;
  return (
    <>
      <Bottone
        tono="link"
        size="xs"
        className="non-stampare"
        aria-label={t('cancella.apriNome', { nome })}
        onClick={() => setAperto(true)}
      >
        {t('cancella.apri')}
      </Bottone>
      {aperto && <DialogoCancella testoId={testoId} onChiudi={() => setAperto(false)} />}
    </>
  );
}

function DialogoCancella({ testoId, onChiudi }: { testoId: string; onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('cancellaTesto');
  const [motivo, setMotivo] = useState<MotivoCancellazione>('nomina_una_persona');
  const cancella = async () => {
    if (!(await comando.esegui({ testoId, motivo }))) return;
    onChiudi();
    avvisa({ testo: t('cancella.fatto') });
  };
  return (
    <DialogoForm
      titolo={t('cancella.titolo')}
      salva={t('cancella.apri')}
      pericolo
      comando={comando}
      onSalva={() => void cancella()}
      onChiudi={onChiudi}
      premessa={<p>{t('cancella.spiegazione')}</p>}
    >
      <CampoScelta
        etichetta={t('cancella.motivo')}
        required
        value={motivo}
        onChange={(scelto) => setMotivo(scelto as MotivoCancellazione)}
      >
        {MOTIVI_CANCELLAZIONE.map((each) => (
          <option key={each} value={each}>
            {t(`cancella.motivo.${each}`)}
          </option>
        ))}
      </CampoScelta>
    </DialogoForm>
  );
}
