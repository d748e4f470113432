import type { Write } from '../../event-sourcing/index.js';
import { RuleViolation } from '../../shared/index.js';
import type { ComandoRendiconto, EsitoRendiconto, RigaNonAmmessa } from './rendiconto.eventi.js';
import { elenco, LIMITI_RENDICONTO, perConsorzio, rigaKey, type RigaRendiconto } from './riga-rendiconto.js';
import {
  spesaIn,
  speseNeiRendiconti,
  speseNeiRendicontiId,
  type EventoSpeseNeiRendiconti,
  type SpeseNeiRendiconti,
} from './spese-nei-rendiconti.js';
import type { RendicontoAperto } from './stato-rendiconto.js';
import { differenzaVoci, sommaVoci } from './voci-riga.js';

type Inserimento = Extract<ComandoRendiconto, { type: 'InserisciSpese' }>;

/**
 * The lines that the command puts in: each expense as it is seen now, less what stands of it from earlier rendiconti.
 * Where something stands the line is a rettifica and names the last of them; where nothing is left there is no line.
 */
export function righeDi(
  main: RendicontoAperto,
  { spese, contenuto }: Inserimento,
  claimsOf: (consorzio: string) => SpeseNeiRendiconti,
): readonly RigaRendiconto[] {
  const found = new Map(contenuto.map((spesa) => [rigaKey(spesa), spesa]));
  return elenco(spese).map(({ consorzio, spesaId }) => {
    const spesa = found.get(rigaKey({ consorzio, spesaId }));
    if (!spesa || spesa.progettoId !== main.progettoId) {
      throw new RuleViolation('SPESA_NON_VISIBILE', { consorzio, spesaId });
    }
    if (spesa.mese > main.alMese) throw new RuleViolation('SPESA_FUORI_PERIODO', { consorzio, spesaId, mese: spesa.mese }); // prettier-ignore
    const { aperto, ammesse, ultimo } = spesaIn(claimsOf(consorzio), spesaId);
    if (aperto) {
      throw new RuleViolation('SPESA_GIA_IN_RENDICONTO', { consorzio, spesaId, rendicontoId: aperto.rendicontoId });
    }
    const { progettoId: _progettoId, ...copied } = spesa;
    const voci = differenzaVoci(spesa.voci, ammesse);
    if (voci.length === 0) {
      if (ultimo === null) throw new RuleViolation('SPESA_SENZA_QUOTA', { consorzio, spesaId });
      throw new RuleViolation('SPESA_GIA_IN_RENDICONTO', { consorzio, spesaId, rendicontoId: ultimo });
    }
    return { ...copied, voci, quotaCentesimi: sommaVoci(voci), rettificaDi: ultimo };
  });
}

/** The claims on the lines of a rendiconto, by consortium. */
export function riservate(
  of: { readonly progettoId: string; readonly rendicontoId: string },
  righe: readonly RigaRendiconto[],
): readonly Write[] {
  return [...perConsorzio(righe)].map(([consorzio, own]) => ({
    ...{ aggregate: speseNeiRendiconti, id: speseNeiRendicontiId(of.progettoId, consorzio) },
    events: [
      {
        type: 'SpeseRiservate',
        data: { ...of, consorzio, spese: own.map(({ spesaId, voci }) => ({ spesaId, voci })) },
      },
    ],
  }));
}

type Ammesse = Extract<EventoSpeseNeiRendiconti, { type: 'SpeseConsolidate' }>['data']['ammesse'];

/**
 * What the outcome leaves of the lines of each consortium. Only an outcome in part names lines, each once, with no more
 * cents than it has.
 * @throws RuleViolation ESITO_NON_VALIDO, SPESA_NON_IN_RENDICONTO
 */
export function ammesseDi(
  { righe }: RendicontoAperto,
  esito: EsitoRendiconto,
  nonAmmesse: readonly RigaNonAmmessa[],
): (consorzio: string) => Ammesse {
  if ((esito === 'ammessoInParte') !== nonAmmesse.length > 0) throw new RuleViolation('ESITO_NON_VALIDO', { esito });
  if (nonAmmesse.length > LIMITI_RENDICONTO.nonAmmesse) throw new RuleViolation('ESITO_NON_VALIDO', { esito });
  const keys = new Set<string>();
  for (const riga of nonAmmesse) {
    const { consorzio, spesaId, centesimi } = riga;
    const quota = righe.get(rigaKey(riga))?.quotaCentesimi;
    if (quota === undefined) throw new RuleViolation('SPESA_NON_IN_RENDICONTO', { consorzio, spesaId });
    if (!Number.isSafeInteger(centesimi) || centesimi <= 0 || centesimi > quota || keys.has(rigaKey(riga))) {
      throw new RuleViolation('ESITO_NON_VALIDO', { esito, consorzio, spesaId });
    }
    keys.add(rigaKey(riga));
  }
  if (esito !== 'ammessoInParte') return () => (esito === 'ammesso' ? 'tutte' : 'nessuna');
  const refused = perConsorzio(nonAmmesse);
  return (consorzio) => {
    const own = refused.get(consorzio) ?? [];
    return own.length === 0
      ? 'tutte'
      : own.map(({ spesaId, centesimi }) => ({ spesaId, nonAmmessiCentesimi: centesimi }));
  };
}
