import { useState } from 'react';

import { useTesto, type MessageId } from '../../messages/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { Modulo } from '../../ui/Modulo.js';
import { VELOCITA, type Azione } from './passi.js';
import type { Passi } from './usePassi.js';

interface Props {
  readonly passi: Passi;
  readonly inCorso: boolean;
  readonly velocita: number;
  readonly setVelocita: (velocita: number) => void;
  readonly fai: (azione: Azione) => void;
}

/** Play, steps and jumps; each has its key, said beside it. */
export function Comandi({ passi, inCorso, velocita, setVelocita, fai }: Props) {
  const t = useTesto();
  const bottone = (azione: Azione, testo: MessageId, segno: string, fermo: boolean) => (
    <Bottone
      tono="outline-primary"
      size="xs"
      aria-disabled={fermo}
      title={t(testo)}
      aria-label={t(testo)}
      onClick={() => !fermo && fai(azione)}
    >
      <span aria-hidden="true">{segno}</span>
    </Bottone>
  );
  return (
    <div className="replay-comandi non-stampare">
      <div className="replay-bottoni" role="group" aria-label={t('replay.comandi')}>
        {bottone('inizio', 'replay.inizio', '|‹', passi.precedente === null)}
        {bottone('attoPrima', 'replay.attoPrima', '«§', passi.precedente === null)}
        {bottone('indietro', 'replay.indietro', '‹', passi.precedente === null)}
        <Bottone size="xs" className="replay-gira" onClick={() => fai('gira')}>
          {t(inCorso ? 'replay.ferma' : 'replay.avvia')}
        </Bottone>
        {bottone('avanti', 'replay.avanti', '›', passi.prossima === null)}
        {bottone('attoDopo', 'replay.attoDopo', '§»', passi.prossima === null)}
        {bottone('fine', 'replay.fine', '›|', passi.prossima === null)}
      </div>
      <div className="replay-scelte">
        <CampoScelta
          etichetta={t('replay.velocita')}
          className="replay-velocita"
          value={String(velocita)}
          onChange={(valore) => setVelocita(Number(valore))}
        >
          {VELOCITA.map((una) => (
            <option key={una} value={una}>
              {t('replay.volte', { volte: String(una).replace('.', ',') })}
            </option>
          ))}
        </CampoScelta>
        <AllaData onVai={(al) => void passi.allaData(al)} />
      </div>
      <p className="descrizione replay-tasti">{t('replay.tasti')}</p>
    </div>
  );
}

/** A day counts to its end. */
function AllaData({ onVai }: { onVai: (al: Date) => void }) {
  const t = useTesto();
  const [giorno, setGiorno] = useState('');
  return (
    <Modulo
      id="alla-data"
      className="replay-data"
      onInvia={() => giorno !== '' && onVai(new Date(`${giorno}T23:59:59.999`))}
    >
      <CampoTesto etichetta={t('replay.data')} type="date" max={oggi()} value={giorno} onChange={setGiorno} />
      <Bottone type="submit" tono="outline-primary" size="xs">
        {t('replay.vai')}
      </Bottone>
    </Modulo>
  );
}
