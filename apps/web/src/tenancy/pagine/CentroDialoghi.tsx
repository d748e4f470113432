import { useState } from 'react';

import { DialogoForm, useComando, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { PERSONE, type Centro } from '../tenancy.queries.js';

export function IstituisciCentro({ onChiudi }: { onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('istituisciCentro');
  const [codice, setCodice] = useState('');
  const [denominazione, setDenominazione] = useState('');
  const salva = async () => {
    if (!(await comando.esegui({ codice: codice.trim(), denominazione: denominazione.trim() }))) return;
    onChiudi();
    avvisa({ testo: t('centri.istituito') });
  };
  return (
    <DialogoForm
      titolo={t('centri.istituisci')}
      salva={t('centri.istituisci')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoTesto etichetta={t('centri.codice')} required maxLength={20} value={codice} onChange={setCodice} />
      <CampoTesto
        etichetta={t('centri.denominazione')}
        required
        maxLength={200}
        value={denominazione}
        onChange={setDenominazione}
      />
    </DialogoForm>
  );
}

export function RinominaCentro({ centro, onChiudi }: { centro: Centro; onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('rinominaCentro');
  const [denominazione, setDenominazione] = useState(centro.denominazione);
  const salva = async () => {
    const fields = { centroId: centro.id, denominazione: denominazione.trim() };
    if (!(await comando.esegui(fields, centro.revisione))) return;
    onChiudi();
    avvisa({ testo: t('centri.rinominato') });
  };
  return (
    <DialogoForm
      titolo={t('centri.rinominaNome', { nome: centro.denominazione })}
      salva={t('centri.rinomina')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoTesto
        etichetta={t('centri.denominazione')}
        required
        maxLength={200}
        value={denominazione}
        onChange={setDenominazione}
      />
    </DialogoForm>
  );
}

export function NominaResponsabile({ centro, onChiudi }: { centro: Centro; onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('nominaResponsabile');
  const { dati } = useLettura(PERSONE, {});
  const [personaId, setPersonaId] = useState('');
  const [dal, setDal] = useState(oggi());
  const salva = async () => {
    if (!(await comando.esegui({ centroId: centro.id, personaId, dal }, centro.revisione))) return;
    onChiudi();
    avvisa({ testo: t('centri.nominato') });
  };
  return (
    <DialogoForm
      titolo={t('centri.nominaNome', { nome: centro.denominazione })}
      salva={t('centri.nomina')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoScelta etichetta={t('persone.persona')} required value={personaId} onChange={setPersonaId}>
        <option value="">{t('campo.scegli')}</option>
        {dati?.persone.persone.map(({ personaId: id, nome }) => (
          <option key={id} value={id}>
            {nome}
          </option>
        ))}
      </CampoScelta>
      <CampoTesto etichetta={t('centri.dalData')} type="date" required value={dal} onChange={setDal} />
    </DialogoForm>
  );
}

interface CessaProps {
  readonly centro: Centro;
  readonly responsabile: Centro['responsabili'][number];
  readonly onChiudi: () => void;
}

export function CessaResponsabile({ centro, responsabile: { personaId, nome, dal }, onChiudi }: CessaProps) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('cessaResponsabile');
  const [al, setAl] = useState(oggi());
  const salva = async () => {
    if (!(await comando.esegui({ centroId: centro.id, personaId, al }, centro.revisione))) return;
    onChiudi();
    avvisa({ testo: t('centri.cessato') });
  };
  return (
    <DialogoForm
      titolo={t('centri.cessaNome', { nome })}
      salva={t('centri.cessa')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoTesto etichetta={t('centri.alData')} type="date" required min={dal} value={al} onChange={setAl} />
    </DialogoForm>
  );
}
