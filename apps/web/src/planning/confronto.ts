import type { ObiettivoSintesi, RamoCentro } from './planning.types.js';

/** One field of an objective, at the two moments; null where the objective is not there. */
export interface CampoConfrontato {
  readonly campo: 'numero' | 'titolo' | 'areaStrategica' | 'centri' | 'progettiPeg' | 'attivita' | 'indicatori';
  readonly prima: string | null;
  readonly dopo: string | null;
}

export interface ObiettivoConfrontato {
  readonly id: string;
  readonly titolo: string;
  readonly esito: 'uguale' | 'cambiato' | 'aggiunto' | 'eliminato';
  readonly campi: readonly CampoConfrontato[];
}

/** The plan at two moments, objective by objective in the order of the second, removed ones at the end. */
export function confronta(prima: readonly RamoCentro[], dopo: readonly RamoCentro[]): readonly ObiettivoConfrontato[] {
  const [was, is] = [flat(prima), flat(dopo)];
  const ids = [...is.keys(), ...[...was.keys()].filter((id) => !is.has(id))];
  return ids.map((id) => {
    const [before, after] = [was.get(id), is.get(id)];
    const campi = (Object.keys((after ?? before)!.campi) as CampoConfrontato['campo'][])
      .map((campo) => ({ campo, prima: before?.campi[campo] ?? null, dopo: after?.campi[campo] ?? null }))
      .filter((each) => each.prima !== each.dopo);
    const changed = campi.length > 0 ? 'cambiato' : 'uguale';
    return {
      id,
      titolo: (after ?? before)!.titolo,
      esito: !before ? 'aggiunto' : !after ? 'eliminato' : changed,
      campi,
    };
  });
}

type Piatto = { readonly titolo: string; readonly campi: Record<CampoConfrontato['campo'], string> };

/** Each objective once, its fields as lines of text. */
function flat(rami: readonly RamoCentro[]): ReadonlyMap<string, Piatto> {
  const centri = new Map(rami.map(({ centro }) => [centro.id, centro.denominazione]));
  const progetti = new Map(
    rami.flatMap(({ progettiPeg }) => progettiPeg.map(({ id, codice, nome }) => [id, `${codice} ${nome}`.trim()])),
  );
  const named = (ids: readonly string[], names: ReadonlyMap<string, string>) =>
    ids.map((id) => names.get(id) ?? '').join('\n');
  const one = (o: ObiettivoSintesi): Piatto => ({
    titolo: o.titolo,
    campi: {
      numero: o.numero,
      titolo: o.titolo,
      areaStrategica: o.areaStrategica,
      centri: named(o.centri, centri),
      progettiPeg: named(o.progettiPeg, progetti),
      attivita: o.attivita.map(({ testo, tempi }) => line(testo, tempi.originale)).join('\n'),
      indicatori: o.indicatori
        .map(({ nome, descrizione, unita, atteso }) => line(nome || descrizione, unita, atteso.originale))
        .join('\n'),
    },
  });
  return new Map(rami.flatMap(({ obiettivi }) => obiettivi.map((o) => [o.id, one(o)] as const)));
}

const line = (...parts: readonly string[]) => parts.filter(Boolean).join(' · ');
