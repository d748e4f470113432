import { useState } from 'react';

import { DialogoForm, useComando } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { Avviso } from '../../ui/Avviso.js';
import { CampoArea, CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { Mese } from './ApriLista.js';
import { centesimi, cifre } from './cifre-scritte.js';
import type { ProgettoDaControllare } from './controlli.queries.js';

interface Props {
  readonly progetti: readonly ProgettoDaControllare[];
  readonly onChiudi: () => void;
}

/** What the template needs besides the project: months, a sum where its text names one, figures of progress. */
export function GeneraAttestazione({ progetti, onChiudi }: Props) {
  const t = useTesto();
  const parola = useParola();
  const avvisa = useAvvisa();
  const comando = useComando('generaAttestazione');
  const [progettoId, setProgettoId] = useState(progetti[0]?.progettoId ?? '');
  const progetto = progetti.find((one) => one.progettoId === progettoId);
  const [scelto, setScelto] = useState('');
  const modello = progetto?.attestazioni.find((one) => one.codice === scelto) ?? progetto?.attestazioni[0];
  const [dalMese, setDalMese] = useState(`${oggi().slice(0, 4)}-01`);
  const [alMese, setAlMese] = useState(oggi().slice(0, 7));
  const [importo, setImporto] = useState('');
  const [righe, setRighe] = useState('');
  const [errore, setErrore] = useState<string | null>(null);
  const salva = async () => {
    if (!modello) return;
    const importoCentesimi = modello.conImporto ? centesimi(importo) : null;
    const lette = cifre(righe);
    const problema =
      modello.conImporto && importoCentesimi === null
        ? t('attestazioni.importoErrato')
        : 'errata' in lette
          ? t('attestazioni.cifreErrate', { riga: lette.errata })
          : null;
    setErrore(problema);
    if (problema !== null || 'errata' in lette) return;
    const { codice, per } = modello;
    const campi = { progettoId, codice, per, dalMese, alMese, importoCentesimi, avanzamento: lette.cifre };
    if (!(await comando.esegui(campi))) return;
    onChiudi();
    avvisa({ testo: t('attestazioni.generata') });
  };
  return (
    <DialogoForm
      titolo={t('attestazioni.genera')}
      salva={t('attestazioni.genera')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoScelta etichetta={t('liste.progetto')} required value={progettoId} onChange={setProgettoId}>
        {progetti.map((one) => (
          <option key={one.progettoId} value={one.progettoId}>
            {one.titolo} ({one.cup})
          </option>
        ))}
      </CampoScelta>
      <CampoScelta
        etichetta={t('attestazioni.modello')}
        aiuto={
          modello &&
          `${parola('attestazioni.per', modello.per)}: ${t('attestazioni.attese', { n: modello.firmeAttese })}`
        }
        required
        value={modello?.codice ?? ''}
        onChange={setScelto}
      >
        {(progetto?.attestazioni ?? []).map((one) => (
          <option key={one.codice} value={one.codice}>
            {one.titolo}
          </option>
        ))}
      </CampoScelta>
      <div className="campi-in-riga">
        <Mese etichetta={t('liste.dalMese')} value={dalMese} onChange={setDalMese} />
        <Mese etichetta={t('liste.alMese')} value={alMese} onChange={setAlMese} />
      </div>
      {modello?.conImporto && (
        <CampoTesto
          etichetta={t('attestazioni.importo')}
          aiuto={t('attestazioni.importoAiuto')}
          inputMode="decimal"
          required
          value={importo}
          onChange={setImporto}
        />
      )}
      <CampoArea
        etichetta={t('attestazioni.cifre')}
        aiuto={t('attestazioni.cifreAiuto')}
        rows={3}
        value={righe}
        onChange={setRighe}
      />
      {errore !== null && (
        <Avviso tono="danger" annuncia>
          <p className="mb-0">{errore}</p>
        </Avviso>
      )}
    </DialogoForm>
  );
}
