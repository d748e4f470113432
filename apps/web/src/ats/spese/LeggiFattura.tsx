import { useId } from 'react';

import { useParola, useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import { Avviso } from '../../ui/Avviso.js';
import { Bottone } from '../../ui/Bottone.js';
import { messaggi } from '../../messages/index.js';
import { useLetturaFattura, type FatturaLetta } from './fattura-letta.js';

/** The invoice in XML that fills the form; of a lot, one is chosen. What is doubtful in it is said. */
export function LeggiFattura({ onFattura }: { onFattura: (fattura: FatturaLetta) => void }) {
  const t = useTesto();
  const id = useId();
  const { stato, leggi } = useLetturaFattura();
  const fatture = stato.fase === 'letta' ? stato.fatture : [];
  return (
    <div className="leggi-fattura">
      <label htmlFor={id}>{t('spesa.dalXml')}</label>
      <input
        id={id}
        type="file"
        accept=".xml,application/xml,text/xml"
        className="form-control"
        aria-describedby={`${id}-aiuto`}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) leggi(file);
          // The same file can be chosen again.
          target.value = '';
        }}
      />
      <small id={`${id}-aiuto`} className="form-text">
        {t('spesa.dalXmlAiuto')}
      </small>
      {stato.fase === 'lettura' && <p role="status">{t('spesa.lettura')}</p>}
      {stato.fase === 'rifiutata' && (
        <Avviso tono="danger" annuncia>
          {stato.messaggio ?? t('spesa.lettaNonRiuscita')}
        </Avviso>
      )}
      {fatture.length > 1 && <p>{t('spesa.lotto', { numero: fatture.length })}</p>}
      {fatture.map((fattura) => (
        <Letta key={`${fattura.numero}/${fattura.data}`} fattura={fattura} onUsa={() => onFattura(fattura)} />
      ))}
    </div>
  );
}

function Letta({ fattura, onUsa }: { fattura: FatturaLetta; onUsa: () => void }) {
  const t = useTesto();
  const parola = useParola();
  const { scope } = useScope();
  const { avvertenze, numero, spesaId } = fattura;
  return (
    <Avviso tono={avvertenze.length > 0 || spesaId ? 'warning' : 'success'} annuncia>
      {spesaId && (
        <p>
          {t('spesa.giaRegistrata')}{' '}
          <Collegamento verso={`/${scope}/spese/${spesaId}`}>{t('spesa.vaiAllaSpesa')}</Collegamento>
        </p>
      )}
      {avvertenze.length > 0 && (
        <ul>
          {avvertenze.map(({ codice, valore }) => (
            <li key={`${codice}/${valore}`}>{inParole(t, parola, codice, valore)}</li>
          ))}
        </ul>
      )}
      <Bottone size="xs" onClick={onUsa}>
        {t('spesa.usa', { numero })}
      </Bottone>
    </Avviso>
  );
}

/** A warning that has no words yet is named by its code. */
function inParole(
  t: ReturnType<typeof useTesto>,
  parola: ReturnType<typeof useParola>,
  codice: string,
  valore: string | null,
): string {
  const id = `spesa.avvertenza.${codice}`;
  return id in messaggi ? t(id as Parameters<typeof t>[0], { valore }) : parola('spesa.avvertenza', codice);
}
