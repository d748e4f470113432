import { useState } from 'react';

import { DialogoForm, useComando, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { PERSONE } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta } from '../../ui/Campo.js';
import type { Progetto } from './progetti.queries.js';

const COMPITI = ['responsabile', 'referenteTecnico', 'referenteFinanziario', 'monitoraggio'] as const;

export interface ResponsabileScelto {
  readonly personaId: string;
  readonly compito: string;
}

interface Props {
  readonly scelti: readonly ResponsabileScelto[];
  readonly onChange: (scelti: readonly ResponsabileScelto[]) => void;
  /** Who answers for it now: may have left the ATS since, and can still be kept. */
  readonly attuali?: Progetto['responsabili'];
}

/** Who answers for what: people of the ATS, by name on the screen and by id in what is sent. */
export function CampiResponsabili({ scelti, onChange, attuali = [] }: Props) {
  const t = useTesto();
  const parola = useParola();
  const persone = useLettura(PERSONE, {}).dati?.persone.persone ?? [];
  const nomi = new Map([...attuali, ...persone].map(({ personaId, nome }) => [personaId, nome]));
  const con = (index: number, campo: Partial<ResponsabileScelto>) =>
    onChange(scelti.map((uno, n) => (n === index ? { ...uno, ...campo } : uno)));
  return (
    <fieldset>
      <legend className="h6">{t('progetti.responsabili')}</legend>
      {scelti.map(({ personaId, compito }, index) => (
        <div className="progetti-riga" key={index}>
          <CampoScelta
            etichetta={t('progetti.persona', { n: index + 1 })}
            required
            value={personaId}
            onChange={(scelta) => con(index, { personaId: scelta })}
          >
            <option value="">{t('campo.scegli')}</option>
            {[...nomi].map(([id, nome]) => (
              <option key={id} value={id}>
                {nome}
              </option>
            ))}
          </CampoScelta>
          <CampoScelta
            etichetta={t('progetti.compitoDi', { n: index + 1 })}
            required
            value={compito}
            onChange={(scelto) => con(index, { compito: scelto })}
          >
            {COMPITI.map((uno) => (
              <option key={uno} value={uno}>
                {parola('progetti.compito', uno)}
              </option>
            ))}
          </CampoScelta>
          <Bottone
            tono="outline-danger"
            size="xs"
            aria-label={t('progetti.togliPersona', { n: index + 1 })}
            onClick={() => onChange(scelti.filter((_, n) => n !== index))}
          >
            {t('progetti.togli')}
          </Bottone>
        </div>
      ))}
      <Bottone
        tono="outline-primary"
        size="xs"
        onClick={() => onChange([...scelti, { personaId: '', compito: COMPITI[0] }])}
      >
        {t('progetti.altraPersona')}
      </Bottone>
    </fieldset>
  );
}

export function CambiaResponsabili({ progetto, onChiudi }: { progetto: Progetto; onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('cambiaResponsabiliProgetto');
  const [scelti, setScelti] = useState<readonly ResponsabileScelto[]>(() =>
    progetto.responsabili.map(({ personaId, compito }) => ({ personaId, compito })),
  );
  const salva = async () => {
    if (!(await comando.esegui({ progettoId: progetto.id, responsabili: scelti }, progetto.revisione))) return;
    onChiudi();
    avvisa({ testo: t('progetti.responsabiliCambiati') });
  };
  return (
    <DialogoForm
      titolo={t('progetti.cambiaResponsabili')}
      salva={t('progetti.cambiaResponsabili')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampiResponsabili scelti={scelti} onChange={setScelti} attuali={progetto.responsabili} />
    </DialogoForm>
  );
}
