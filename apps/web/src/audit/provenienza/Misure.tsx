import { useIntl } from 'react-intl';

import { useParola, useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import type { TotaleLetto } from '../origine.queries.js';

type Saldi = TotaleLetto['saldi'];

interface Props {
  /** Whose totals they are. */
  readonly nome: string;
  readonly saldi: Saldi;
  /** The one that is looked at. */
  readonly misura: string;
  /** The address below which each has its page. */
  readonly base: string;
}

/** All totals beside each other, each with its own provenance; and how the progress is made of them. */
export function Misure({ nome, saldi, misura, base }: Props) {
  const t = useTesto();
  const parola = useParola();
  const { formatNumber } = useIntl();
  return (
    <>
      <nav className="misure" aria-label={nome}>
        <ul>
          {saldi.map((saldo) => (
            <li key={saldo.misura}>
              <Collegamento
                verso={`${base}/provenienza/${saldo.misura}`}
                {...(saldo.misura === misura && { 'aria-current': 'page' as const })}
              >
                {parola('misura', saldo.misura)} <strong>{formatNumber(saldo.totale)}</strong>
              </Collegamento>
            </li>
          ))}
        </ul>
      </nav>
      <p className="descrizione">{t('provenienza.consuntivo', consuntivoDi(saldi))}</p>
    </>
  );
}

/** How the progress that the dashboard shows is made of the totals. */
function consuntivoDi(saldi: Saldi): Record<'fatti' | 'attesi', number> {
  const of = (...misure: readonly string[]) =>
    saldi.filter(({ misura }) => misure.includes(misura)).reduce((sum, { totale }) => sum + totale, 0);
  return {
    fatti: of('attivitaConEsito', 'indicatoriConValore', 'relazioni'),
    attesi: of('attivita', 'indicatori', 'obiettivi'),
  };
}
