import type { ObiettivoSintesi, RamoCentro, VociObiettivo } from './planning.types.js';

/** Accents and capitals do not matter to who searches. */
const plain = (testo: string) => testo.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * The branches with the objectives that hold every word searched for, in their title, number, area or, where `voci` are
 * known, in their attività and indicatori. A centro or project that bears the words keeps all its objectives. Nothing
 * searched for: everything.
 */
export function filtraRami(
  rami: readonly RamoCentro[],
  ricerca: string,
  voci: readonly VociObiettivo[] = [],
): readonly RamoCentro[] {
  const words = plain(ricerca).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rami;
  const righe = new Map(voci.map((one) => [one.id, righeOf(one)]));
  const holds = (testo: string) => {
    const text = plain(testo);
    return words.every((word) => text.includes(word));
  };
  return rami.flatMap((ramo) => {
    if (holds(`${ramo.centro.codice} ${ramo.centro.denominazione}`)) return [ramo];
    const progettiPeg = ramo.progettiPeg.filter(({ codice, nome }) => holds(`${codice} ${nome}`));
    const whole = new Set(progettiPeg.map(({ id }) => id));
    const obiettivi = ramo.obiettivi.filter(
      (obiettivo) =>
        obiettivo.progettiPeg.some((id) => whole.has(id)) ||
        holds(`${titoloOf(obiettivo)}\n${righe.get(obiettivo.id) ?? ''}`),
    );
    const used = new Set(obiettivi.flatMap((obiettivo) => obiettivo.progettiPeg));
    if (progettiPeg.length + obiettivi.length === 0) return [];
    return [{ ...ramo, obiettivi, progettiPeg: ramo.progettiPeg.filter(({ id }) => whole.has(id) || used.has(id)) }];
  });
}

const titoloOf = ({ numero, titolo, areaStrategica }: ObiettivoSintesi) => [numero, titolo, areaStrategica].join('\n');
const righeOf = ({ attivita, indicatori }: VociObiettivo) =>
  [...attivita.map(({ testo }) => testo), ...indicatori.flatMap(({ nome, descrizione }) => [nome, descrizione])].join(
    '\n',
  );

/** What stands under a centro: projects with their objectives, then the objectives of no project of this centro. */
export function gruppiOf({ progettiPeg, obiettivi }: RamoCentro) {
  const own = new Set(progettiPeg.map(({ id }) => id));
  const groups = progettiPeg.map((progetto) => ({
    progetto,
    obiettivi: obiettivi.filter(({ progettiPeg: ids }) => ids.includes(progetto.id)),
  }));
  return {
    conObiettivi: groups.filter((group) => group.obiettivi.length > 0),
    senzaObiettivi: groups.filter((group) => group.obiettivi.length === 0).map(({ progetto }) => progetto),
    sciolti: obiettivi.filter(({ progettiPeg: ids }) => !ids.some((id) => own.has(id))),
  };
}
