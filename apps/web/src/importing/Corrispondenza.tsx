import { useId } from 'react';
import { useIntl } from 'react-intl';

import { useTesto } from '../messages/index.js';
import { CampoScelta } from '../ui/Campo.js';
import type { Corrispondenza } from './proposta.types.js';

interface Props {
  readonly corrispondenza: Corrispondenza;
  /** Of the plan that is there, those that no other one answers to. */
  readonly obiettiviDelPiano: readonly { readonly id: string; readonly titolo: string }[];
  readonly scelta: string | null | undefined;
  readonly onRisolvi: (obiettivoId: string | null) => void;
}

/** Which objective of the plan this one is: told where it is clear, asked where it is not. */
export function CorrispondenzaView({ corrispondenza, obiettiviDelPiano, scelta, onRisolvi }: Props) {
  const { esito, titolo, candidati } = corrispondenza;
  const t = useTesto();
  const { formatNumber } = useIntl();
  const group = useId();
  if (esito === 'nuovo') {
    return (
      <CampoScelta
        className="mt-2"
        etichetta={t('corrispondenza.nuovo')}
        value={scelta ?? ''}
        onChange={(obiettivoId) => onRisolvi(obiettivoId === '' ? null : obiettivoId)}
      >
        <option value="">{t('corrispondenza.restaFuori')}</option>
        {obiettiviDelPiano.map(({ id, titolo: delPiano }) => (
          <option key={id} value={id}>
            {delPiano}
          </option>
        ))}
      </CampoScelta>
    );
  }
  if (esito === 'abbinato') {
    return <p className="descrizione">{t('corrispondenza.abbinato', { titolo: candidati[0]?.titolo })}</p>;
  }
  return (
    <fieldset className="corrispondenza">
      <legend className="h6">
        {t('corrispondenza.domanda')}
        <span className="visually-hidden">: {titolo}</span>
      </legend>
      {candidati.map(({ obiettivoId, titolo: candidato, centro, somiglianza }) => (
        <div className="form-check" key={obiettivoId}>
          <input
            id={`${group}-${obiettivoId}`}
            type="radio"
            name={group}
            checked={scelta === obiettivoId}
            onChange={() => onRisolvi(obiettivoId)}
          />
          <label htmlFor={`${group}-${obiettivoId}`}>
            {candidato}
            <span className="descrizione">
              {t('corrispondenza.somiglianza', {
                centro,
                quota: formatNumber(Number(somiglianza), { style: 'percent' }),
              })}
            </span>
          </label>
        </div>
      ))}
      <div className="form-check">
        <input
          id={`${group}-nessuno`}
          type="radio"
          name={group}
          checked={scelta === null}
          onChange={() => onRisolvi(null)}
        />
        <label htmlFor={`${group}-nessuno`}>{t('corrispondenza.nessuno')}</label>
      </div>
    </fieldset>
  );
}
