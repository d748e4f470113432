import { useTesto } from '../../messages/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { CampoImporto } from './CampoImporto.js';
import { euro } from './denaro.js';
import { costoScritto, quotaDi, quoteScritte, type ModuloSpesa, type QuotaScritta } from './modulo-spesa.js';
import type { ProgettoDiSpesa } from './spese.queries.js';

interface Props {
  readonly modulo: ModuloSpesa;
  readonly progetti: readonly ProgettoDiSpesa[];
  readonly onChange: (campi: Partial<ModuloSpesa>) => void;
}

/** Who pays which part of the cost, and how much of it is covered. */
export function QuoteSpesa({ modulo, progetti, onChange }: Props) {
  const t = useTesto();
  const { quote } = modulo;
  const cambia = (id: string, campi: Partial<QuotaScritta>) =>
    onChange({ quote: quote.map((one) => (one.id === id ? { ...one, ...campi } : one)) });
  const scegli = (quota: QuotaScritta, progettoId: string) => {
    const progetto = progetti.find((one) => one.progettoId === progettoId);
    const { voceId } = quotaDi(progetto);
    // The first project says the CUP, while nobody has written one.
    const cup = progetto && modulo.cup.trim() === '' ? { cup: progetto.cup } : {};
    const dopo = { ...quota, progettoId, voceId, nome: progettoId ? '' : quota.nome };
    onChange({ ...cup, quote: quote.map((one) => (one.id === quota.id ? dopo : one)) });
  };
  return (
    <fieldset>
      <legend>{t('spesa.quote')}</legend>
      {quote.map((quota, index) => (
        <div key={quota.id} className="quota-spesa" role="group" aria-label={t('spesa.quota', { n: index + 1 })}>
          <CampoScelta
            etichetta={t('spesa.fonte')}
            required={index === 0}
            value={quota.progettoId}
            onChange={(progettoId) => scegli(quota, progettoId)}
          >
            <option value="">{index === 0 ? t('campo.scegli') : t('spesa.altraFonte')}</option>
            {progetti.map((one) => (
              <option key={one.progettoId} value={one.progettoId} disabled={one.chiuso}>
                {one.titolo}
              </option>
            ))}
          </CampoScelta>
          {quota.progettoId ? (
            <CampoScelta
              etichetta={t('spesa.voce')}
              required
              value={quota.voceId}
              onChange={(voceId) => cambia(quota.id, { voceId })}
            >
              <option value="">{t('campo.scegli')}</option>
              {(progetti.find((one) => one.progettoId === quota.progettoId)?.voci ?? []).map((voce) => (
                <option key={voce.voceId} value={voce.voceId}>
                  {`${voce.codice} ${voce.titolo}`}
                </option>
              ))}
            </CampoScelta>
          ) : (
            <CampoTesto
              etichetta={t('spesa.nomeFonte')}
              required={index > 0}
              disabled={index === 0}
              maxLength={200}
              value={quota.nome}
              onChange={(nome) => cambia(quota.id, { nome })}
            />
          )}
          <CampoImporto
            etichetta={t('spesa.importo')}
            required
            value={quota.importo}
            onChange={(importo) => cambia(quota.id, { importo })}
          />
          {index > 0 && (
            <Bottone
              tono="outline-danger"
              size="xs"
              onClick={() => onChange({ quote: quote.filter(({ id }) => id !== quota.id) })}
            >
              {t('spesa.togliQuota', { n: index + 1 })}
            </Bottone>
          )}
        </div>
      ))}
      <Bottone tono="outline-primary" size="xs" onClick={() => onChange({ quote: [...quote, quotaDi(undefined)] })}>
        {t('spesa.aggiungiQuota')}
      </Bottone>
      <Copertura costo={costoScritto(modulo)} quote={quoteScritte(modulo)} />
    </fieldset>
  );
}

/** The 100% bar: what is covered, what is left, or by how much it is too much. In words too. */
export function Copertura({ costo, quote }: { costo: number; quote: number }) {
  const t = useTesto();
  if (costo === 0) return null;
  const oltre = quote - costo;
  const percento = Math.floor((quote * 100) / costo);
  return (
    <div className="copertura">
      <div
        role="meter"
        aria-label={t('spesa.copertura')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, percento)}
        className={`copertura-barra ${oltre > 0 ? 'copertura-oltre' : ''}`}
      >
        <span style={{ width: `${Math.min(100, percento)}%` }} />
      </div>
      <p role="status" className={oltre > 0 ? 'campo-errore' : 'mb-0'}>
        {t('spesa.coperto', { quote: euro(quote), costo: euro(costo), percento })}{' '}
        {oltre > 0 && t('spesa.oltre', { oltre: euro(oltre) })}
        {oltre < 0 && t('spesa.resto', { resto: euro(-oltre) })}
      </p>
    </div>
  );
}
