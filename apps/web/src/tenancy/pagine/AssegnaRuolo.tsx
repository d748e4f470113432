import { useState } from 'react';

import { DialogoForm, useComando } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoScelta } from '../../ui/Campo.js';
import { SceltaMultipla } from '../../ui/SceltaMultipla.js';
import type { Centro, Persona } from '../tenancy.queries.js';

/** The roles of a consortium; the first two act on named centri. */
const RUOLI = ['responsabile', 'operatore', 'direttore', 'finanza', 'nucleo', 'revisore', 'amministratore'];
const PER_CENTRO: readonly string[] = ['responsabile', 'operatore'];

interface Props {
  readonly persona: Persona;
  readonly centri: readonly Centro[];
  readonly revisione: number;
  readonly onChiudi: () => void;
}

export function AssegnaRuolo({ persona, centri, revisione, onChiudi }: Props) {
  const t = useTesto();
  const parola = useParola();
  const avvisa = useAvvisa();
  const comando = useComando('assegnaRuolo');
  const [ruolo, setRuolo] = useState(RUOLI[0]!);
  const [scelti, setScelti] = useState<readonly string[]>([]);
  const perCentro = PER_CENTRO.includes(ruolo);
  const assegna = async () => {
    const fields = { personaId: persona.personaId, ruolo, centri: perCentro ? scelti : [] };
    if (!(await comando.esegui(fields, revisione))) return;
    onChiudi();
    avvisa({ testo: t('persone.assegnato') });
  };
  return (
    <DialogoForm
      titolo={t('persone.assegnaA', { nome: persona.nome })}
      salva={t('persone.assegna')}
      comando={comando}
      onSalva={() => void assegna()}
      onChiudi={onChiudi}
    >
      <CampoScelta etichetta={t('persone.ruolo')} required value={ruolo} onChange={setRuolo}>
        {RUOLI.map((each) => (
          <option key={each} value={each}>
            {parola('ruolo', each)}
          </option>
        ))}
      </CampoScelta>
      {perCentro && (
        <SceltaMultipla
          titolo={t('persone.centri')}
          required
          voci={centri
            .filter(({ soppresso }) => !soppresso)
            .map(({ id, denominazione }) => ({ id, nome: denominazione }))}
          scelti={scelti}
          onChange={setScelti}
        />
      )}
    </DialogoForm>
  );
}
