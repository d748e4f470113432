import { useState } from 'react';

import { attoDiOggi, attoScritto, CampiAtto, DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoArea, Spunta } from '../../ui/Campo.js';
import { useParoleCondivisione } from '../condivisione/useParoleCondivisione.js';
import type { Riga } from './Adesioni.js';

interface Props {
  readonly riga: Riga;
  readonly onChiudi: () => void;
}

/** At once, or by an act: told as done when the ATS sees nothing any more, with what stays in its rendiconti. */
export function DisconosciAts({ riga: { ats, nome, adesione }, onChiudi }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const { rendicontato } = useParoleCondivisione();
  const comando = useComando('disconosciAts');
  const [motivo, setMotivo] = useState('');
  const [conAtto, setConAtto] = useState(false);
  const [atto, setAtto] = useState(() => attoDiOggi('assemblea'));
  const salva = async () => {
    const campi = { ats, motivo: motivo.trim(), ...(conAtto && { atto: attoScritto(atto) }) };
    const esito = await comando.esegui(campi, adesione?.revisione);
    if (!esito) return;
    onChiudi();
    const { giaRendicontato: gia } = esito;
    const resta = gia ? rendicontato(gia) : t('condivisioni.rendicontatoIgnoto');
    avvisa({ testo: t('adesione.disfatto', { resta }) });
  };
  return (
    <DialogoForm
      titolo={t('adesione.disconosciDi', { ats: nome })}
      salva={t('adesione.disconosci')}
      pericolo
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <p>{t('adesione.disconosci.spiegazione')}</p>
      <CampoArea
        etichetta={t('adesione.motivo')}
        required
        maxLength={2000}
        rows={3}
        value={motivo}
        onChange={setMotivo}
      />
      <Spunta etichetta={t('adesione.conAtto')} checked={conAtto} onChange={setConAtto} />
      {conAtto && <CampiAtto atto={atto} onChange={setAtto} />}
    </DialogoForm>
  );
}
