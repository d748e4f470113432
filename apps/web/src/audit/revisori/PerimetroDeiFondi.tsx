import { useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { PROGETTI_DA_SCEGLIERE, RECEPITI_DA_SCEGLIERE, RENDICONTI_DA_SCEGLIERE } from './fondi.queries.js';
import { SceltaConRicerca } from './SceltaConRicerca.js';

interface Scelta {
  readonly scelti: readonly string[];
  readonly onChange: (scelti: readonly string[]) => void;
}

const daNome = <T extends { readonly nome: string }>(a: T, b: T) => a.nome.localeCompare(b.nome, 'it');

/** The projects of an ATS. */
export function ProgettiDellAts(scelta: Scelta) {
  const t = useTesto();
  const progetti = useLettura(PROGETTI_DA_SCEGLIERE, {}).dati?.progetti.progetti ?? [];
  const voci = progetti.map(({ id, titolo, cup }) => ({ id, nome: `${titolo} (${cup})` })).sort(daNome);
  return <SceltaConRicerca titolo={t('revisori.progetti')} voci={voci} {...scelta} />;
}

/** The projects of ATS that a consortium takes part in. */
export function ProgettiRecepiti(scelta: Scelta) {
  const t = useTesto();
  const progetti = useLettura(RECEPITI_DA_SCEGLIERE, {}).dati?.progettiRecepiti.progetti ?? [];
  const voci = progetti.map(({ id, titolo, cup }) => ({ id, nome: `${titolo} (${cup})` })).sort(daNome);
  return <SceltaConRicerca titolo={t('revisori.progetti')} voci={voci} {...scelta} />;
}

/** The rendiconti of an ATS, the newest first, each with its project: titles say a year and are often the same. */
export function Rendiconti(scelta: Scelta) {
  const t = useTesto();
  const rendiconti = useLettura(RENDICONTI_DA_SCEGLIERE, {}).dati?.rendiconti.rendiconti ?? [];
  const voci = rendiconti.map(({ id, titolo, progetto }) => ({ id, nome: `${titolo} · ${progetto}` }));
  return <SceltaConRicerca titolo={t('revisori.rendiconti')} voci={voci} {...scelta} />;
}
