import { Suspense, useState } from 'react';

import { IndicatoreCollegato } from '../ats/index.js';
import { EsitoDelComando } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { useAvvisa } from '../shell/avvisi.js';
import { Bottone } from '../ui/Bottone.js';
import { CampoArea, CampoTesto } from '../ui/Campo.js';
import { oggi } from '../ui/date.js';
import { Modulo } from '../ui/Modulo.js';
import { rilevatoPredefinito } from './anni.js';
import type { Sede } from './sede.js';
import { useRegistra, type VoceDaRendicontare } from './voce.js';

interface Props {
  readonly voce: VoceDaRendicontare;
  readonly sede: Sede;
  /** Opens the correction of what was just recorded. */
  readonly onCorreggi: () => void;
}

/** The outcome in the person's own words, and when it held. */
export function Registra({ voce, sede, onCorreggi }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useRegistra(voce, sede);
  const [testo, setTesto] = useState('');
  const [rilevatoIl, setRilevatoIl] = useState(() => rilevatoPredefinito(sede.anno, oggi()));
  const registra = async () => {
    if (comando.inCorso) return;
    if (!(await comando.esegui(testo.trim(), rilevatoIl))) return;
    avvisa({ testo: t('esito.registrato'), azione: { etichetta: t('rettifica.apri'), esegui: onCorreggi } });
  };
  return (
    <Modulo
      className="registra non-stampare"
      aria-label={t('esito.modulo', { nome: voce.nome })}
      onInvia={() => void registra()}
    >
      <CampoArea
        etichetta={t(voce.tipo === 'attivita' ? 'esito.testoAttivita' : 'esito.testoIndicatore')}
        rows={voce.tipo === 'attivita' ? 2 : 1}
        maxLength={20_000}
        value={testo}
        onChange={setTesto}
      />
      {voce.collegato && (
        <Suspense fallback={null}>
          <IndicatoreCollegato collegato={voce.collegato} anno={sede.anno} onUsa={setTesto} />
        </Suspense>
      )}
      <div className="registra-piede">
        <CampoTesto
          etichetta={t('esito.rilevatoIl')}
          type="date"
          max={oggi()}
          required
          value={rilevatoIl}
          onChange={setRilevatoIl}
        />
        <Bottone type="submit" size="sm" occupato={comando.inCorso}>
          {t('esito.registra')}
        </Bottone>
      </div>
      <EsitoDelComando di={comando} riprova={() => void registra()} />
    </Modulo>
  );
}
