import { useState } from 'react';

import { useTesto } from '../../messages/index.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import type { Piano, ProgettoPeg } from '../planning.types.js';
import { ProgettoPegDialogo } from './ProgettoPegDialogo.js';

export function NuovoProgettoPeg({ piano }: { piano: Piano }) {
  const t = useTesto();
  const { puo } = useDiritti();
  const [aperto, setAperto] = useState(false);
  if (!puo('planning.redigi') || !siCambia(piano)) return null;
  return (
    <>
      <Bottone tono="outline-primary" size="sm" className="non-stampare" onClick={() => setAperto(true)}>
        {t('progettoPeg.nuovo')}
      </Bottone>
      {aperto && <ProgettoPegDialogo piano={piano} onChiudi={() => setAperto(false)} />}
    </>
  );
}

export function AzioniProgettoPeg({ piano, progetto }: { piano: Piano; progetto: ProgettoPeg }) {
  const t = useTesto();
  const { puoPerCentri } = useDiritti();
  const [aperto, setAperto] = useState(false);
  if (!puoPerCentri('planning.redigi', [progetto.centroId]) || !siCambia(piano)) return null;
  return (
    <>
      <Bottone
        tono="link"
        size="xs"
        aria-label={t('progettoPeg.modificaNome', { nome: progetto.nome })}
        onClick={() => setAperto(true)}
      >
        {t('azione.modifica')}
      </Bottone>
      {aperto && <ProgettoPegDialogo piano={piano} progetto={progetto} onChiudi={() => setAperto(false)} />}
    </>
  );
}

const siCambia = ({ stato, variazioneAperta }: Piano) => stato === 'bozza' || variazioneAperta !== null;
