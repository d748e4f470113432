import type { Pezzo } from './parole.js';
import { differenzaDiParole } from './parole.js';
import { useTesto } from '../messages/index.js';

interface Props {
  /** Null: there was, or is, nothing. */
  readonly prima: string | null;
  readonly dopo: string | null;
}

/** Two versions side by side, the words that changed marked in both: by colour, by sign and for who listens. */
export function Confronto({ prima, dopo }: Props) {
  const t = useTesto();
  const pezzi = differenzaDiParole(prima ?? '', dopo ?? '');
  return (
    <div className="confronto">
      <div className="confronto-lato confronto-prima">
        <p className="confronto-nome">{t('confronto.prima')}</p>
        <div className="testo-libero">
          {prima === null || prima === '' ? (
            <em className="text-secondary">{t('confronto.nulla')}</em>
          ) : (
            <Testo pezzi={pezzi} lato="tolto" />
          )}
        </div>
      </div>
      <div className="confronto-lato confronto-dopo">
        <p className="confronto-nome">{t('confronto.dopo')}</p>
        <div className="testo-libero">
          {dopo === null || dopo === '' ? (
            <em className="text-secondary">{t('confronto.nulla')}</em>
          ) : (
            <Testo pezzi={pezzi} lato="aggiunto" />
          )}
        </div>
      </div>
    </div>
  );
}

function Testo({ pezzi, lato }: { pezzi: readonly Pezzo[]; lato: 'tolto' | 'aggiunto' }) {
  const Segno = lato === 'tolto' ? 'del' : 'ins';
  return pezzi
    .filter(({ tipo }) => tipo === 'uguale' || tipo === lato)
    .map(({ tipo, testo }, index) =>
      tipo === 'uguale' ? <span key={index}>{testo}</span> : <Segno key={index}>{testo}</Segno>,
    );
}
