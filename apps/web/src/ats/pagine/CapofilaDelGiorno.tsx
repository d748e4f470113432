import { useTesto } from '../../messages/index.js';
import { Vuoto } from '../../ui/Vuoto.js';
import type { Ats } from '../ats.queries.js';
import { DesignaCapofila } from './MembroDialoghi.js';
import { useParoleAts } from './parole.js';
import { SezioneAts } from './SezioneAts.js';

/** Who leads the ATS on the day, and who does so on others. */
export function CapofilaDelGiorno({ ats }: { ats: Ats }) {
  const t = useTesto();
  const parole = useParoleAts();
  const current = ats.capofila.find(({ vigente }) => vigente);
  const others = ats.capofila.filter(({ vigente }) => !vigente);
  return (
    <SezioneAts
      id="capofila"
      titolo={t('ats.capofila')}
      azione={t('ats.designa')}
      dialogo={(chiudi) => <DesignaCapofila ats={ats} onChiudi={chiudi} />}
    >
      {current ? (
        <div className="ats-capofila">
          <p className="h5 mb-0">{current.denominazione}</p>
          <p className="descrizione mb-0">
            {parole.periodo(current)}
            {current.atto && `, ${parole.atto(current.atto)}`}
          </p>
        </div>
      ) : (
        <Vuoto icona="ente" titolo={t('ats.capofilaNessuno')}>
          <p>{t('ats.capofilaNessunoTesto')}</p>
        </Vuoto>
      )}
      {others.length > 0 && (
        <>
          <h3 className="h6">{t('ats.capofilaAltri')}</h3>
          <ul>
            {others.map((one) => (
              <li key={one.dal}>
                {one.denominazione}, {parole.periodo(one)}
              </li>
            ))}
          </ul>
        </>
      )}
    </SezioneAts>
  );
}
