import { useTesto } from '../messages/index.js';
import { CampoScelta, CampoTesto } from '../ui/Campo.js';
import { oggi } from '../ui/date.js';
import type { AttoInput, Organo } from './comandi.js';

const ORGANI: readonly Organo[] = ['cda', 'assemblea', 'presidente', 'direttore', 'altro'];

/** An act of today by the organ that mostly decides such things; its number is yet to be written. */
export const attoDiOggi = (organo: Organo): AttoInput => ({ organo, numero: '', data: oggi() });

/** As it is sent: the number without the spaces around it. */
export const attoScritto = (atto: AttoInput): AttoInput => ({ ...atto, numero: atto.numero.trim() });

/** The act by which something is decided: organ, number, date. */
export function CampiAtto({ atto, onChange }: { atto: AttoInput; onChange: (atto: AttoInput) => void }) {
  const t = useTesto();
  return (
    <>
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
    </>
  );
}
