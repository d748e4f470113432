import { useState } from 'react';

import { DialogoForm, useComando } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useScope } from '../../shell/scope.js';
import { CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import type { Persona } from '../tenancy.queries.js';

interface Props {
  readonly delegante: Persona;
  readonly ruolo: string;
  readonly persone: readonly Persona[];
  readonly revisione: number;
  readonly onChiudi: () => void;
}

/** Who stands in for a person in one role, and for how long: a holiday, an illness. */
export function DelegaRuolo({ delegante, ruolo, persone, revisione, onChiudi }: Props) {
  const t = useTesto();
  const parola = useParola();
  const avvisa = useAvvisa();
  const { io } = useScope();
  const mio = useComando('delegaUnMioRuolo');
  const altrui = useComando('delegaRuolo');
  const suo = delegante.personaId === io.personaId;
  const [personaId, setPersonaId] = useState('');
  const [dal, setDal] = useState(oggi());
  const [al, setAl] = useState('');
  const delega = async () => {
    const fields = { personaId, ruolo, dal, al };
    const fatto = suo
      ? await mio.esegui(fields, revisione)
      : await altrui.esegui({ ...fields, delegante: delegante.personaId }, revisione);
    if (!fatto) return;
    onChiudi();
    avvisa({ testo: t('persone.delegato') });
  };
  return (
    <DialogoForm
      titolo={t('persone.delegaNome', { ruolo: parola('ruolo', ruolo), nome: delegante.nome })}
      salva={t('persone.delega')}
      comando={suo ? mio : altrui}
      onSalva={() => void delega()}
      onChiudi={onChiudi}
    >
      <p>{t('persone.delega.spiegazione', { nome: delegante.nome, ruolo: parola('ruolo', ruolo) })}</p>
      <CampoScelta etichetta={t('persone.delega.a')} required value={personaId} onChange={setPersonaId}>
        <option value="">{t('campo.scegli')}</option>
        {persone
          .filter((persona) => persona.personaId !== delegante.personaId)
          .map((persona) => (
            <option key={persona.personaId} value={persona.personaId}>
              {persona.nome}
            </option>
          ))}
      </CampoScelta>
      <CampoTesto etichetta={t('persone.delega.dal')} type="date" required value={dal} onChange={setDal} />
      <CampoTesto etichetta={t('persone.delega.al')} type="date" required min={dal} value={al} onChange={setAl} />
    </DialogoForm>
  );
}
