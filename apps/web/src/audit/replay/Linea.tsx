import { useMemo } from 'react';
import { useIntl } from 'react-intl';

import { useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useDate } from '../../ui/date.js';
import { barreOf, meseDi, trattoOf, type Barra } from './passi.js';
import { ATTI, type LineaDelTempo, type VoceRegistro } from './replay.queries.js';

interface Props {
  readonly linea: LineaDelTempo;
  readonly corrente: VoceRegistro | null;
  readonly onVai: (posizione: number) => void;
}

/** Acts that are drawn; there are a few a year. */
const ATTI_DISEGNATI = 100;

/**
 * The months, one bar each, and beneath the log itself from its first event to its last with the acts marked. The
 * drawing is for eyes and pointers; the slider says the same to everybody else.
 */
export function Linea({ linea: { momento, mesi }, corrente, onVai }: Props) {
  const t = useTesto();
  const date = useDate();
  const meseInParole = useMese();
  const ultima = momento.posizione;
  const atti = useLettura(ATTI, { first: ATTI_DISEGNATI, after: null }, { quando: { posizione: ultima } });
  const barre = useMemo(() => barreOf(mesi), [mesi]);
  const qui = corrente?.fatto.posizione ?? 0;
  const mese = meseDi(mesi, qui)?.mese;
  return (
    <>
      {barre.length > 1 && <Mesi barre={barre} qui={mese} onVai={onVai} />}
      <input
        type="range"
        className="linea-cursore"
        min={0}
        max={ultima}
        value={qui}
        aria-label={t('replay.cursore')}
        aria-valuetext={
          corrente
            ? t('replay.valore', {
                ...{ posizione: qui, ultima, frase: corrente.fatto.frase },
                quando: date.istanteBreve(corrente.fatto.registratoIl),
              })
            : ''
        }
        onChange={(event) => onVai(Number(event.target.value))}
      />
      <svg className="linea-atti" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        {atti.dati?.atti.edges.map(({ node }) => (
          <rect
            key={node.prima}
            className={qui >= node.prima && qui <= node.ultima ? 'atto-corrente' : 'atto'}
            {...{ x: trattoOf(node.prima, ultima) - 0.25, y: 0, height: 10 }}
            width={Math.max(0.5, trattoOf(node.ultima - node.prima, ultima))}
            onClick={() => onVai(node.prima)}
          >
            <title>{t('replay.attoSegno', { numero: node.atto.numero, data: date.giornoBreve(node.atto.data) })}</title>
          </rect>
        ))}
      </svg>
      <p className="linea-estremi descrizione">
        <span>{mesi[0] && meseInParole(mesi[0].mese)}</span>
        <span>{t('replay.legenda')}</span>
        <span>{mesi.length > 1 && meseInParole(mesi.at(-1)!.mese)}</span>
      </p>
    </>
  );
}

interface MesiProps {
  readonly barre: readonly Barra[];
  readonly qui: string | undefined;
  readonly onVai: (posizione: number) => void;
}

/** How busy each month was; a single month would say nothing. */
function Mesi({ barre, qui, onVai }: MesiProps) {
  const t = useTesto();
  const meseInParole = useMese();
  return (
    <>
      <svg className="linea-mesi" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {barre.map((barra) => (
          <g key={barra.mese} className={barra.mese === qui ? 'mese-corrente' : ''}>
            <title>{t('replay.mese', { mese: meseInParole(barra.mese), eventi: barra.eventi })}</title>
            <rect
              className="mese-fondo"
              {...{ x: barra.x, y: 0, width: barra.larghezza, height: 100 }}
              onClick={() => barra.eventi > 0 && onVai(barra.prima)}
            />
            <rect
              className="mese-barra"
              {...{ x: barra.x + barra.larghezza * 0.1, y: 100 - barra.altezza }}
              {...{ width: barra.larghezza * 0.8, height: barra.altezza }}
            />
          </g>
        ))}
      </svg>
      <div className="linea-anni" aria-hidden="true">
        {barre.map(
          ({ mese: chiave, anno, x }) =>
            anno && (
              <span key={chiave} style={{ left: `${x}%` }}>
                {anno}
              </span>
            ),
        )}
      </div>
    </>
  );
}

/** `2024-09` as "set 2024". */
function useMese(): (mese: string) => string {
  const intl = useIntl();
  return (mese) => intl.formatDate(`${mese}-01T00:00:00Z`, { month: 'short', year: 'numeric', timeZone: 'UTC' });
}
