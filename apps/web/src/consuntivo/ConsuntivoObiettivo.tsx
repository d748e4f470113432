import { useTesto } from '../messages/index.js';
import type { Obiettivo } from '../planning/index.js';
import { useDiritti } from '../tenancy/index.js';
import { Avviso } from '../ui/Avviso.js';
import { CampoScelta } from '../ui/Campo.js';
import { anniOf } from './anni.js';
import { Relazione } from './Relazione.js';
import { useSede, type Sede } from './sede.js';
import { TabellaAttivita } from './TabellaAttivita.js';
import { TabellaIndicatori } from './TabellaIndicatori.js';

/** What was done of an objective, as one centro reports it for one year: read by all, written by who answers for it. */
export function ConsuntivoObiettivo({ obiettivo }: { obiettivo: Obiettivo }) {
  const t = useTesto();
  const { sede, scegli } = useSede(obiettivo);
  if (!sede) return <Avviso tono="warning">{t('consuntivo.senzaCentro')}</Avviso>;
  const anni = anniOf(obiettivo.piano);
  return (
    <section aria-labelledby="consuntivo">
      <h2 id="consuntivo" className="h4">
        {t('consuntivo.titolo')}
      </h2>
      <div className="campi-in-riga">
        <CampoScelta
          etichetta={t('consuntivo.centro')}
          value={sede.centroId}
          onChange={(centro) => scegli({ centro })}
          aiuto={obiettivo.centri.length > 1 ? t('consuntivo.centroAiuto') : undefined}
        >
          {obiettivo.centri.map(({ id, denominazione }) => (
            <option key={id} value={id}>
              {denominazione}
            </option>
          ))}
        </CampoScelta>
        <CampoScelta
          etichetta={t('consuntivo.anno')}
          value={String(sede.anno)}
          onChange={(anno) => scegli({ anno })}
          className="campo-breve"
        >
          {anni.map((anno) => (
            <option key={anno} value={anno}>
              {anno}
            </option>
          ))}
        </CampoScelta>
      </div>
      <DellaSede key={`${sede.centroId}/${sede.anno}`} obiettivo={obiettivo} sede={sede} />
    </section>
  );
}

function DellaSede({ obiettivo, sede }: { obiettivo: Obiettivo; sede: Sede }) {
  const t = useTesto();
  const { puoPerCentri } = useDiritti();
  const { piano, consuntivi } = obiettivo;
  const consuntivo = consuntivi.find(({ centroId, anno }) => centroId === sede.centroId && anno === sede.anno) ?? null;
  const aperto = piano.stato === 'inConsuntivo';
  const scrivibile = aperto && puoPerCentri('consuntivo.registra', [sede.centroId]);
  return (
    <>
      {!aperto && (
        <Avviso tono="info">{t(piano.stato === 'chiuso' ? 'consuntivo.pianoChiuso' : 'consuntivo.nonAperto')}</Avviso>
      )}
      <TabellaAttivita {...{ obiettivo, sede, consuntivo, scrivibile }} />
      <TabellaIndicatori {...{ obiettivo, sede, consuntivo, scrivibile }} />
      <Relazione {...{ sede, consuntivo, scrivibile }} />
    </>
  );
}
