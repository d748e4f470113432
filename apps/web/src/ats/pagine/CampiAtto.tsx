import type { AttoInput, Organo } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';

const ORGANI: readonly Organo[] = ['assemblea', 'cda', 'presidente', 'direttore', 'altro'];

/** In an ATS it is mostly the assembly that decides. */
export const attoDiOggi = (): AttoInput => ({ organo: 'assemblea', numero: '', data: oggi() });

/** The act by which something is decided, after the fields that say what. */
export function CampiAtto({ atto, onChange }: { atto: AttoInput; onChange: (atto: AttoInput) => void }) {
  const t = useTesto();
  return (
    <fieldset className="ats-atto">
      <legend className="h6">{t('ats.atto')}</legend>
      <CampoScelta
        etichetta={t('atto.organo')}
        required
        value={atto.organo}
        onChange={(organo) => onChange({ ...atto, organo: organo as Organo })}
      >
        {ORGANI.map((organo) => (
          <option key={organo} value={organo}>
            {t(`atto.organo.${organo}`)}
          </option>
        ))}
      </CampoScelta>
      <div className="campi-in-riga">
        <CampoTesto
          etichetta={t('atto.numero')}
          required
          maxLength={30}
          value={atto.numero}
          onChange={(numero) => onChange({ ...atto, numero })}
        />
        <CampoTesto
          etichetta={t('atto.data')}
          type="date"
          required
          max={oggi()}
          value={atto.data}
          onChange={(data) => onChange({ ...atto, data })}
        />
      </div>
    </fieldset>
  );
}

/** As it is sent: the number without the spaces around it. */
export const attoScritto = (atto: AttoInput): AttoInput => ({ ...atto, numero: atto.numero.trim() });
