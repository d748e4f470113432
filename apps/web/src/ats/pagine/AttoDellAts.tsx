import { CampiAtto, type AttoInput } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';

/** The act, apart from the fields that say what it decides. */
export function AttoDellAts(props: { atto: AttoInput; onChange: (atto: AttoInput) => void }) {
  const t = useTesto();
  return (
    <fieldset className="ats-atto">
      <legend className="h6">{t('ats.atto')}</legend>
      <CampiAtto {...props} />
    </fieldset>
  );
}
