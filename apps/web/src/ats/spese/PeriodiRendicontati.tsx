import { useState } from 'react';

import { DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoArea, CampoScelta, CampoTesto } from '../../ui/Campo.js';
import type { ProgettoDiSpesa } from './spese.queries.js';

/** Up to which month each project is reported, and the way to close more or to open some again. */
export function PeriodiRendicontati({ progetti }: { progetti: readonly ProgettoDiSpesa[] }) {
  const t = useTesto();
  const { puo } = useDiritti();
  const [chiude, setChiude] = useState(false);
  const [riapre, setRiapre] = useState<ProgettoDiSpesa | null>(null);
  return (
    <section className="ats-sezione" aria-labelledby="periodi-spese">
      <div className="sezione-testa">
        <h2 id="periodi-spese" className="h4 mb-0">
          {t('spese.periodi')}
        </h2>
        {puo('ats.spendi') && (
          <Bottone tono="outline-primary" size="xs" className="non-stampare" onClick={() => setChiude(true)}>
            {t('spese.chiudi')}
          </Bottone>
        )}
      </div>
      <ul>
        {progetti.map((progetto) => (
          <li key={progetto.progettoId}>
            <strong>{progetto.titolo}</strong>:{' '}
            {progetto.chiusoFinoAl ? t('spese.chiusoFino', { mese: progetto.chiusoFinoAl }) : t('spese.maiChiuso')}{' '}
            {progetto.motivoRiapertura && t('spese.riaperto', { motivo: progetto.motivoRiapertura })}{' '}
            {progetto.chiusoFinoAl && puo('ats.spendi') && (
              <Bottone
                tono="outline-primary"
                size="xs"
                className="non-stampare"
                aria-label={t('spese.riapriDi', { progetto: progetto.titolo })}
                onClick={() => setRiapre(progetto)}
              >
                {t('spese.riapri')}
              </Bottone>
            )}
          </li>
        ))}
      </ul>
      {chiude && <Chiudi progetti={progetti} onChiudi={() => setChiude(false)} />}
      {riapre && <Riapri progetto={riapre} onChiudi={() => setRiapre(null)} />}
    </section>
  );
}

const MESE = { pattern: '\\d{4}-(0[1-9]|1[0-2])', placeholder: '2025-03', maxLength: 7, required: true } as const;

function Chiudi({ progetti, onChiudi }: { progetti: readonly ProgettoDiSpesa[]; onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('chiudiPeriodo');
  const [progettoId, setProgettoId] = useState(progetti.length === 1 ? progetti[0]!.progettoId : '');
  const [finoAlMese, setFinoAlMese] = useState('');
  const salva = async () => {
    const revisione = progetti.find((one) => one.progettoId === progettoId)?.revisionePeriodi;
    if (!(await comando.esegui({ progettoId, finoAlMese }, revisione))) return;
    onChiudi();
    avvisa({ testo: t('spese.chiuso') });
  };
  return (
    <DialogoForm
      titolo={t('spese.chiudi')}
      salva={t('spese.chiudi')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
      premessa={<p>{t('spese.chiudi.spiegazione')}</p>}
    >
      <CampoScelta etichetta={t('spese.progetto')} required value={progettoId} onChange={setProgettoId}>
        <option value="">{t('campo.scegli')}</option>
        {progetti.map((one) => (
          <option key={one.progettoId} value={one.progettoId}>
            {one.titolo}
          </option>
        ))}
      </CampoScelta>
      <CampoTesto
        etichetta={t('spese.finoAlMese')}
        aiuto={t('spese.meseAiuto')}
        {...MESE}
        value={finoAlMese}
        onChange={setFinoAlMese}
      />
    </DialogoForm>
  );
}

function Riapri({ progetto, onChiudi }: { progetto: ProgettoDiSpesa; onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('riapriPeriodo');
  const [dalMese, setDalMese] = useState(progetto.chiusoFinoAl ?? '');
  const [motivo, setMotivo] = useState('');
  const salva = async () => {
    const campi = { progettoId: progetto.progettoId, dalMese, motivo: motivo.trim() };
    if (!(await comando.esegui(campi, progetto.revisionePeriodi))) return;
    onChiudi();
    avvisa({ testo: t('spese.riaperti') });
  };
  return (
    <DialogoForm
      titolo={t('spese.riapriDi', { progetto: progetto.titolo })}
      salva={t('spese.riapri')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoTesto
        etichetta={t('spese.dalMese')}
        aiuto={t('spese.meseAiuto')}
        {...MESE}
        value={dalMese}
        onChange={setDalMese}
      />
      <CampoArea
        etichetta={t('spesa.motivo')}
        aiuto={t('spesa.motivoAiuto')}
        required
        maxLength={5000}
        value={motivo}
        onChange={setMotivo}
      />
    </DialogoForm>
  );
}
