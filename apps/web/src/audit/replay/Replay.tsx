import { useEffect, useEffectEvent, useState } from 'react';

import { Guasto } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useScope } from '../../shell/scope.js';
import { Attesa } from '../../ui/Attesa.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { AtsDiAllora } from './AtsDiAllora.js';
import { Comandi } from './Comandi.js';
import { Elenco } from './Elenco.js';
import { FattoDelPasso } from './FattoDelPasso.js';
import { Filtri } from './Filtri.js';
import { Linea } from './Linea.js';
import { azioneDi, PAUSA_MS, type Azione } from './passi.js';
import { PianoDiAllora } from './PianoDiAllora.js';
import type { LineaDelTempo } from './replay.queries.js';
import { usePassi } from './usePassi.js';

/** The line as it was when the page was opened: what is recorded meanwhile comes with the next visit. */
export function Replay({ linea: letta }: { linea: LineaDelTempo }) {
  const t = useTesto();
  const { consorzio } = useScope();
  const [linea] = useState(letta);
  const ultima = linea.momento.posizione;
  const passi = usePassi(ultima);
  const { corrente, prossima, fermo } = passi;
  const [inCorso, setInCorso] = useState(false);
  const [velocita, setVelocita] = useState(1);

  const fai = (azione: Azione) => {
    setInCorso(azione === 'gira' && !inCorso);
    if (azione !== 'gira') void passi.fai(azione);
    else if (!inCorso && prossima === null) void passi.fai('inizio');
  };
  const scatta = useEffectEvent(() => {
    if (prossima) void passi.fai('avanti');
    else setInCorso(false);
  });
  const qui = corrente?.fatto.posizione;
  useEffect(() => {
    if (!inCorso || !fermo) return undefined;
    const timer = setTimeout(scatta, PAUSA_MS / velocita);
    return () => clearTimeout(timer);
  }, [inCorso, fermo, velocita, qui]);
  useTasti(fai);

  if (passi.errore != null) return <Guasto errore={passi.errore} />;
  return (
    <div className="replay">
      <section className="replay-linea" aria-label={t('replay.linea')}>
        <Linea
          linea={linea}
          corrente={corrente ?? null}
          onVai={(posizione) => (setInCorso(false), passi.vai(posizione))}
        />
        <Comandi {...{ passi, inCorso, velocita, setVelocita, fai }} />
        <Filtri passi={passi} autori={linea.autori} />
      </section>
      {corrente === undefined && <Attesa />}
      {corrente === null && <Vuoto icona="storia" titolo={t('replay.nessuno')} />}
      {corrente && (
        <div className="replay-passo">
          <FattoDelPasso voce={corrente} ultima={ultima} passi={passi} annuncia={!inCorso} />
          {consorzio.tipo === 'ats' ? (
            <AtsDiAllora voce={corrente} />
          ) : (
            <PianoDiAllora voce={corrente} prossima={prossima} />
          )}
        </div>
      )}
      <Elenco passi={passi} ultima={ultima} />
    </div>
  );
}

/** Keys work wherever the focus is, save where they write or choose something. */
function useTasti(fai: (azione: Azione) => void): void {
  const premuto = useEffectEvent((event: KeyboardEvent) => {
    const su = event.target instanceof HTMLElement ? event.target : null;
    const azione = azioneDi(event);
    if (azione === null || event.defaultPrevented || su?.closest('dialog, select, textarea, input:not([type=range])'))
      return;
    if (azione === 'gira' && su?.closest('button, a, summary, input')) return;
    event.preventDefault();
    fai(azione);
  });
  useEffect(() => {
    const ascolta = (event: KeyboardEvent) => premuto(event);
    document.addEventListener('keydown', ascolta);
    return () => document.removeEventListener('keydown', ascolta);
  }, []);
}
