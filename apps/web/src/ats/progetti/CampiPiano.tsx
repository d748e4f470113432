import { useTesto } from '../../messages/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { centesimiDi, chiaveQuota, euro, FONTI, FORMA_IMPORTO, type Bozza } from './bozza.js';
import type { Partner } from './progetti.queries.js';

interface Props {
  readonly bozza: Bozza;
  readonly partner: readonly Pick<Partner, 'partnerId' | 'denominazione'>[];
  readonly onChange: (bozza: Bozza) => void;
}

/** The days of the project and the items of its budget. */
export function CampiVoci({ bozza, onChange }: Props) {
  const t = useTesto();
  const con = (index: number, campo: object) =>
    onChange({ ...bozza, voci: bozza.voci.map((voce, n) => (n === index ? { ...voce, ...campo } : voce)) });
  return (
    <fieldset>
      <legend className="h6">{t('progetti.terminiEVoci')}</legend>
      <div className="campi-in-riga">
        <CampoTesto
          etichetta={t('ats.primoGiorno')}
          type="date"
          required
          value={bozza.dal}
          onChange={(dal) => onChange({ ...bozza, dal })}
        />
        <CampoTesto
          etichetta={t('ats.ultimoGiorno')}
          type="date"
          required
          min={bozza.dal}
          value={bozza.al}
          onChange={(al) => onChange({ ...bozza, al })}
        />
      </div>
      {bozza.voci.map((voce, index) => (
        <div className="progetti-riga" key={voce.voceId}>
          <CampoTesto
            className="progetti-corto"
            etichetta={t('progetti.voceCodice', { n: index + 1 })}
            required
            maxLength={20}
            value={voce.codice}
            onChange={(codice) => con(index, { codice })}
          />
          <CampoTesto
            etichetta={t('progetti.voceTitolo', { n: index + 1 })}
            required
            maxLength={300}
            value={voce.titolo}
            onChange={(titolo) => con(index, { titolo })}
          />
          {bozza.voci.length > 1 && (
            <Bottone
              tono="outline-danger"
              size="xs"
              aria-label={t('progetti.togliVoce', { n: index + 1 })}
              onClick={() => onChange({ ...bozza, voci: bozza.voci.filter((_, n) => n !== index) })}
            >
              {t('progetti.togli')}
            </Bottone>
          )}
        </div>
      ))}
      <Bottone
        tono="outline-primary"
        size="xs"
        onClick={() =>
          onChange({ ...bozza, voci: [...bozza.voci, { voceId: crypto.randomUUID(), codice: '', titolo: '' }] })
        }
      >
        {t('progetti.altraVoce')}
      </Bottone>
    </fieldset>
  );
}

/** What each partner may spend of each item, the funder's money and its own. */
export function CampiQuote({ bozza, partner, onChange }: Props) {
  const t = useTesto();
  return (
    <>
      {FONTI.map((fonte) => {
        const keys = bozza.voci.flatMap(({ voceId }) =>
          partner.map(({ partnerId }) => chiaveQuota(voceId, partnerId, fonte)),
        );
        const totale = keys.reduce((sum, key) => sum + (centesimiDi(bozza.quote[key] ?? '') ?? 0), 0);
        return (
          <fieldset key={fonte}>
            <legend className="h6">{t(`progetti.${fonte}`)}</legend>
            {bozza.voci.map(({ voceId, codice, titolo }) => (
              <div className="progetti-quote" key={voceId}>
                <p className="mb-1">
                  {codice} {titolo}
                </p>
                <div className="progetti-riga">
                  {partner.map(({ partnerId, denominazione }) => {
                    const key = chiaveQuota(voceId, partnerId, fonte);
                    return (
                      <CampoTesto
                        key={partnerId}
                        className="progetti-corto"
                        etichetta={denominazione}
                        aria-label={t('progetti.quotaDi', { voce: codice, partner: denominazione })}
                        inputMode="decimal"
                        placeholder="0,00"
                        pattern={FORMA_IMPORTO}
                        title={t('progetti.importoAiuto')}
                        value={bozza.quote[key] ?? ''}
                        onChange={(scritto) => onChange({ ...bozza, quote: { ...bozza.quote, [key]: scritto } })}
                      />
                    );
                  })}
                </div>
              </div>
            ))}
            <p>
              {t('progetti.totale')}: <strong>{euro(totale)}</strong>
            </p>
          </fieldset>
        );
      })}
    </>
  );
}

/** Steps of the timetable, targets and milestones: a plan may do without. */
export function CampiTempi({ bozza, partner, onChange }: Props) {
  const t = useTesto();
  const { dal, al, fasi, traguardi } = bozza;
  const fase = (index: number, campo: object) =>
    onChange({ ...bozza, fasi: fasi.map((one, n) => (n === index ? { ...one, ...campo } : one)) });
  const traguardo = (index: number, campo: object) =>
    onChange({ ...bozza, traguardi: traguardi.map((one, n) => (n === index ? { ...one, ...campo } : one)) });
  return (
    <>
      <fieldset>
        <legend className="h6">{t('progetti.fasi')}</legend>
        {fasi.map((one, index) => (
          <div className="progetti-riga" key={one.faseId}>
            <CampoTesto
              etichetta={t('progetti.fase')}
              required
              maxLength={300}
              value={one.titolo}
              onChange={(titolo) => fase(index, { titolo })}
            />
            <CampoTesto
              etichetta={t('ats.primoGiorno')}
              type="date"
              required
              min={dal}
              max={al}
              value={one.dal}
              onChange={(valore) => fase(index, { dal: valore })}
            />
            <CampoTesto
              etichetta={t('ats.ultimoGiorno')}
              type="date"
              required
              min={one.dal}
              max={al}
              value={one.al}
              onChange={(valore) => fase(index, { al: valore })}
            />
            <Togli onTogli={() => onChange({ ...bozza, fasi: fasi.filter((_, n) => n !== index) })} />
          </div>
        ))}
        <Bottone
          tono="outline-primary"
          size="xs"
          onClick={() => onChange({ ...bozza, fasi: [...fasi, { faseId: crypto.randomUUID(), titolo: '', dal, al }] })}
        >
          {t('progetti.altraFase')}
        </Bottone>
      </fieldset>
      <fieldset>
        <legend className="h6">{t('progetti.traguardi')}</legend>
        {traguardi.map((one, index) => (
          <div className="progetti-quote" key={one.traguardoId}>
            <div className="progetti-riga">
              <CampoTesto
                etichetta={t('progetti.traguardo')}
                required
                maxLength={300}
                value={one.titolo}
                onChange={(titolo) => traguardo(index, { titolo })}
              />
              <CampoScelta
                etichetta={t('progetti.tipo')}
                value={one.tipo}
                onChange={(tipo) => traguardo(index, { tipo })}
              >
                <option value="target">{t('progetti.target')}</option>
                <option value="milestone">{t('progetti.milestone')}</option>
              </CampoScelta>
              {one.tipo === 'target' && (
                <CampoTesto
                  className="progetti-corto"
                  etichetta={t('progetti.unita')}
                  required
                  maxLength={60}
                  value={one.unita}
                  onChange={(unita) => traguardo(index, { unita })}
                />
              )}
              <Togli onTogli={() => onChange({ ...bozza, traguardi: traguardi.filter((_, n) => n !== index) })} />
            </div>
            <Attesi
              {...{ bozza, partner, tipo: one.tipo, attesi: one.attesi }}
              onChange={(attesi) => traguardo(index, { attesi })}
            />
          </div>
        ))}
        <Bottone
          tono="outline-primary"
          size="xs"
          onClick={() =>
            onChange({
              ...bozza,
              traguardi: [
                ...traguardi,
                {
                  ...{ traguardoId: crypto.randomUUID(), tipo: 'target', titolo: '', unita: 'n.' },
                  attesi: [{ partnerId: null, entro: al, valore: '' }],
                },
              ],
            })
          }
        >
          {t('progetti.altroTraguardo')}
        </Bottone>
      </fieldset>
    </>
  );
}

type Atteso = Bozza['traguardi'][number]['attesi'][number];

function Attesi({
  bozza,
  partner,
  tipo,
  attesi,
  onChange,
}: Omit<Props, 'onChange'> & {
  readonly tipo: string;
  readonly attesi: readonly Atteso[];
  readonly onChange: (attesi: readonly Atteso[]) => void;
}) {
  const t = useTesto();
  const con = (index: number, campo: Partial<Atteso>) =>
    onChange(attesi.map((one, n) => (n === index ? { ...one, ...campo } : one)));
  return (
    <>
      {attesi.map((one, index) => (
        <div className="progetti-riga" key={index}>
          <CampoScelta
            etichetta={t('progetti.diChi')}
            value={one.partnerId ?? ''}
            onChange={(partnerId) => con(index, { partnerId: partnerId === '' ? null : partnerId })}
          >
            <option value="">{t('progetti.interoProgetto')}</option>
            {partner.map(({ partnerId, denominazione }) => (
              <option key={partnerId} value={partnerId}>
                {denominazione}
              </option>
            ))}
          </CampoScelta>
          <CampoTesto
            etichetta={t('progetti.entro')}
            type="date"
            required
            min={bozza.dal}
            max={bozza.al}
            value={one.entro}
            onChange={(entro) => con(index, { entro })}
          />
          {tipo === 'target' && (
            <CampoTesto
              className="progetti-corto"
              etichetta={t('progetti.valore')}
              required
              inputMode="decimal"
              pattern="\s*\d{1,15}([.,]\d{1,6})?\s*"
              value={one.valore ?? ''}
              onChange={(valore) => con(index, { valore })}
            />
          )}
          {attesi.length > 1 && <Togli onTogli={() => onChange(attesi.filter((_, n) => n !== index))} />}
        </div>
      ))}
      <Bottone
        tono="link"
        size="xs"
        onClick={() => onChange([...attesi, { partnerId: null, entro: bozza.al, valore: '' }])}
      >
        {t('progetti.altroAtteso')}
      </Bottone>
    </>
  );
}

function Togli({ onTogli }: { onTogli: () => void }) {
  const t = useTesto();
  return (
    <Bottone tono="outline-danger" size="xs" onClick={onTogli}>
      {t('progetti.togli')}
    </Bottone>
  );
}
