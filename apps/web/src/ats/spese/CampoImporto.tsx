import { useState } from 'react';

import { useTesto } from '../../messages/index.js';
import { CampoTesto } from '../../ui/Campo.js';
import { centesimiScritti, importoScritto } from './denaro.js';

interface Props {
  readonly etichetta: string;
  readonly etichettaNascosta?: boolean;
  readonly required?: boolean;
  readonly value: string;
  readonly onChange: (importo: string) => void;
}

/** An amount in euro: written as one likes, put in order when the field is left. */
export function CampoImporto({ value, onChange, ...campo }: Props) {
  const t = useTesto();
  const [lasciato, setLasciato] = useState(false);
  const centesimi = centesimiScritti(value);
  const errato = lasciato && value.trim() !== '' && centesimi === null;
  return (
    <CampoTesto
      {...campo}
      inputMode="decimal"
      maxLength={20}
      aiuto={errato ? <span className="campo-errore">{t('spesa.importoErrato')}</span> : t('spesa.importoAiuto')}
      value={value}
      onChange={onChange}
      onBlur={({ target }) => {
        setLasciato(true);
        target.setCustomValidity(value.trim() !== '' && centesimi === null ? ' ' : '');
        if (centesimi !== null) onChange(importoScritto(centesimi));
      }}
    />
  );
}
