import { useParams } from 'react-router';

import { Lettura, useLettura } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { Collegamento } from '../shell/Collegamento.js';
import { NonTrovata } from '../shell/NonTrovata.js';
import { Pagina } from '../shell/Pagina.js';
import { useScope } from '../shell/scope.js';
import { Avviso } from '../ui/Avviso.js';
import { useDate } from '../ui/date.js';
import { Albero } from './albero/Albero.js';
import { periodoOf, useAtto } from './atto.js';
import { AzioniPiano } from './AzioniPiano.js';
import { ALBERO } from './planning.queries.js';
import type { AlberoPiano, Piano } from './planning.types.js';
import { StatoPiano } from './StatoPiano.js';
import { TotaliDelPiano } from './TotaliDelPiano.js';
import { VariazioniDelPiano } from './variazione/VariazioniDelPiano.js';

/** A plan whole: its state and acts, what may be done, its tree, its variazioni. */
export function PianoPage() {
  const { pianoId = '' } = useParams();
  const albero = useLettura(ALBERO, { pianoId });
  return <Lettura di={albero}>{(dati) => (dati.albero ? <Intero {...dati.albero} /> : <NonTrovata />)}</Lettura>;
}

function Intero({ piano, rami }: AlberoPiano) {
  const t = useTesto();
  const { scope } = useScope();
  return (
    <Pagina
      titolo={piano.titolo}
      occhiello={t('piano.occhiello', { periodo: periodoOf(piano) })}
      sottotitolo={<Intestazione piano={piano} />}
      percorso={[{ testo: t('piani.titolo'), verso: `/${scope}/piani` }]}
      azioni={<AzioniPiano piano={piano} vuoto={rami.length === 0} />}
    >
      {piano.variazioneAperta && (
        <Avviso tono="warning">
          {t('piano.variazioneAperta')}{' '}
          <Collegamento verso={`/${scope}/piani/${piano.id}/variazioni/${piano.variazioneAperta}`}>
            {t('piano.vaiAllaVariazione')}
          </Collegamento>
        </Avviso>
      )}
      <TotaliDelPiano pianoId={piano.id} />
      <Albero piano={piano} rami={rami} />
      <VariazioniDelPiano piano={piano} />
    </Pagina>
  );
}

function Intestazione({ piano }: { piano: Piano }) {
  const t = useTesto();
  const atto = useAtto();
  const date = useDate();
  const { consorzio, scope } = useScope();
  const base = `/${scope}/piani/${piano.id}`;
  const inVigore = piano.tappe.find(({ tipo }) => tipo !== 'variazione');
  return (
    <div className="piano-intestazione">
      <StatoPiano piano={piano} />
      <span>
        {piano.atto ? t('piano.approvatoCon', { atto: atto(piano.atto) }) : t(`piano.senzaAtto.${attesa(piano)}`)}
        {inVigore && ` ${t('piano.registrato', { quando: date.istanteBreve(inVigore.registratoIl) })}`}
      </span>
      <Collegamento className="non-stampare" verso={`${base}/storia`}>
        {t('piano.storia')}
      </Collegamento>
      {piano.tappe.length > 0 && !consorzio.ristretto && (
        <Collegamento className="non-stampare" verso={`${base}/confronto`}>
          {t('piano.confronto')}
        </Collegamento>
      )}
    </div>
  );
}

const attesa = ({ ricostruito }: Piano) => (ricostruito ? 'ricostruito' : 'bozza');
