import { useState } from 'react';

import { DialogoForm } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import type { EsitoRegistrato } from '../planning/index.js';
import { useAvvisa } from '../shell/avvisi.js';
import { CampoArea, CampoTesto } from '../ui/Campo.js';
import { oggi } from '../ui/date.js';
import type { Sede } from './sede.js';
import { useRettifica, type VoceDaRendicontare } from './voce.js';

interface Props {
  readonly voce: VoceDaRendicontare;
  readonly sede: Sede;
  readonly registrato: EsitoRegistrato;
  readonly revisione: number | undefined;
  readonly onChiudi: () => void;
}

/** A correction never writes over: it stands beside what was there, with its reason, and can be taken back alike. */
export function RettificaDialogo({ voce, sede, registrato, revisione, onChiudi }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useRettifica(voce, sede);
  const [testo, setTesto] = useState(registrato.testo ?? '');
  const [rilevatoIl, setRilevatoIl] = useState(registrato.rilevatoIl.slice(0, 10));
  const [motivo, setMotivo] = useState('');

  const annulla = async (prima: string) => {
    const fatto = await comando.esegui(prima, registrato.rilevatoIl.slice(0, 10), t('rettifica.annullata'), undefined);
    avvisa({ testo: t(fatto ? 'rettifica.ripristinata' : 'rettifica.nonRipristinata') });
  };
  const rettifica = async () => {
    if (comando.inCorso) return;
    if (!(await comando.esegui(testo.trim(), rilevatoIl, motivo.trim(), revisione))) return;
    onChiudi();
    const prima = registrato.testo;
    const azione = prima !== null && {
      azione: { etichetta: t('rettifica.annulla'), esegui: () => void annulla(prima) },
    };
    avvisa({ testo: t('rettifica.fatta'), ...azione });
  };
  return (
    <DialogoForm
      titolo={t('rettifica.titolo')}
      salva={t('rettifica.conferma')}
      comando={comando}
      onSalva={() => void rettifica()}
      onChiudi={onChiudi}
      premessa={
        <>
          <p>
            <strong>{voce.nome}</strong>
          </p>
          <p className="descrizione">{t('rettifica.spiegazione')}</p>
        </>
      }
    >
      <CampoArea etichetta={t('rettifica.testo')} required maxLength={20_000} value={testo} onChange={setTesto} />
      <CampoTesto
        etichetta={t('esito.rilevatoIl')}
        type="date"
        required
        max={oggi()}
        value={rilevatoIl}
        onChange={setRilevatoIl}
      />
      <CampoArea
        etichetta={t('rettifica.motivo')}
        aiuto={t('rettifica.motivoAiuto')}
        required
        rows={2}
        maxLength={5_000}
        value={motivo}
        onChange={setMotivo}
      />
    </DialogoForm>
  );
}
