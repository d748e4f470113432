import { useState } from 'react';

import { DialogoForm, useComando } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useScope } from '../../shell/scope.js';
import { CampoScelta } from '../../ui/Campo.js';
import { SceltaMultipla } from '../../ui/SceltaMultipla.js';
import type { Centro, Persona, TipoScope } from '../tenancy.queries.js';

/** The roles that each kind of scope has; the first two of a consortium act on named centri. */
const RUOLI: Readonly<Record<TipoScope, readonly string[]>> = {
  consorzio: ['responsabile', 'operatore', 'direttore', 'finanza', 'nucleo', 'revisore', 'amministratore'],
  ats: ['referente', 'capofila', 'revisore', 'amministratore'],
};
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
  const ruoli = RUOLI[useScope().consorzio.tipo];
  // A role held already starts from its centri: given again, it stands for those that are ticked.
  const centriDi = (nome: string) => persona.ruoli.find((held) => held.ruolo === nome)?.centri ?? [];
  const [ruolo, setRuolo] = useState(ruoli[0]!);
  const [scelti, setScelti] = useState<readonly string[]>(() => centriDi(ruolo));
  const perCentro = PER_CENTRO.includes(ruolo);
  const scegli = (nome: string) => {
    setRuolo(nome);
    setScelti(centriDi(nome));
  };
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
      <CampoScelta etichetta={t('persone.ruolo')} required value={ruolo} onChange={scegli}>
        {ruoli.map((each) => (
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
