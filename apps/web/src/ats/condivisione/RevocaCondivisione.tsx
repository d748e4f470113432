import { useState } from 'react';

import { DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoArea } from '../../ui/Campo.js';
import type { Condivisione, GiaRendicontato } from './condivisione.queries.js';
import { useParoleCondivisione } from './useParoleCondivisione.js';

interface Props {
  readonly condivisione: Condivisione;
  /** What the ATS reported of the project; null where it is not known. */
  readonly rendicontato: GiaRendicontato | null;
  readonly onChiudi: () => void;
}

/** Takes a condivisione back: told as done when nothing can be read by it any more, with what stays in the ATS. */
export function RevocaCondivisione({ condivisione, rendicontato, onChiudi }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const parole = useParoleCondivisione();
  const comando = useComando('revocaCondivisione');
  const [motivo, setMotivo] = useState('');
  const salva = async () => {
    const campi = { condivisioneId: condivisione.id, motivo: motivo.trim() };
    const esito = await comando.esegui(campi, condivisione.revisione);
    if (!esito) return;
    onChiudi();
    const { giaRendicontato: gia } = esito;
    const resta = gia ? parole.rendicontato(gia) : t('condivisioni.rendicontatoIgnoto');
    avvisa({ testo: t('condivisioni.revocata', { resta }) });
  };
  return (
    <DialogoForm
      titolo={t('condivisioni.revocaDi', { progetto: condivisione.progetto ?? condivisione.ats })}
      salva={t('condivisioni.revoca')}
      pericolo
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <p>
        {parole.tipi(condivisione.tipi)}, {parole.mesi(condivisione)}
      </p>
      <p>{t('condivisioni.revoca.spiegazione')}</p>
      {rendicontato && (
        <p>
          <strong>{t('condivisioni.giaRendicontato')}:</strong> {parole.rendicontato(rendicontato)}
        </p>
      )}
      <CampoArea
        etichetta={t('condivisioni.motivo')}
        required
        maxLength={2000}
        rows={3}
        value={motivo}
        onChange={setMotivo}
      />
    </DialogoForm>
  );
}
