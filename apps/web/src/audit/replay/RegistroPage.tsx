import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { LINEA_DEL_TEMPO } from './replay.queries.js';
import { Replay } from './Replay.js';

import '../../stile/registro.css';

/** The log of a scope as a line of time: at each step what happened, and beside it how things stood then. */
export function RegistroPage() {
  const t = useTesto();
  const linea = useLettura(LINEA_DEL_TEMPO, {}, { quando: null });
  return (
    <Pagina titolo={t('replay.titolo')} sottotitolo={t('replay.sottotitolo')}>
      <Lettura di={linea}>
        {({ lineaDelTempo: letta }) =>
          letta.momento.posizione < 0 ? <Vuoto icona="storia" titolo={t('replay.vuoto')} /> : <Replay linea={letta} />
        }
      </Lettura>
    </Pagina>
  );
}
