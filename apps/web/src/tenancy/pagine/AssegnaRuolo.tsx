import { useState } from 'react';

import { DialogoForm, useComando } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoScelta, Spunta } from '../../ui/Campo.js';
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
  const manca = perCentro && scelti.length === 0;
  const assegna = async () => {
    if (manca || comando.inCorso) return;
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
        <fieldset className="scelta-multipla">
          <legend className="h6">{t('persone.centri')}</legend>
          {centri
            .filter(({ soppresso }) => !soppresso)
            .map(({ id, denominazione }) => (
              <Spunta
                key={id}
                etichetta={denominazione}
                checked={scelti.includes(id)}
                onChange={(acceso) => setScelti(acceso ? [...scelti, id] : scelti.filter((each) => each !== id))}
              />
            ))}
          {provato && manca && <p className="campo-errore">{t('persone.centriMancanti')}</p>}
        </fieldset>
      )}
    </DialogoForm>
  );
}
