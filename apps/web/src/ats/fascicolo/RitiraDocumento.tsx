import { useState } from 'react';

import { DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoArea } from '../../ui/Campo.js';
import type { Documento } from './fascicolo.queries.js';

interface Props {
  readonly spesaId: string;
  readonly documento: Documento;
  readonly onChiudi: () => void;
}

/** A document that proves nothing any more, with the reason. */
export function RitiraDocumento({ spesaId, documento: { documentoId, nome }, onChiudi }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('ritiraDocumento');
  const [motivo, setMotivo] = useState('');
  const salva = async () => {
    if (!(await comando.esegui({ spesaId, documentoId, motivo: motivo.trim() }))) return;
    onChiudi();
    avvisa({ testo: t('fascicolo.ritiratoFatto') });
  };
  return (
    <DialogoForm
      titolo={t('fascicolo.ritiraQuale', { nome })}
      salva={t('fascicolo.ritira')}
      pericolo
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <p>{t('fascicolo.ritira.spiegazione')}</p>
      <CampoArea
        etichetta={t('fascicolo.motivo')}
        required
        maxLength={2000}
        rows={3}
        value={motivo}
        onChange={setMotivo}
      />
    </DialogoForm>
  );
}
