import type { SchedaObiettivoInput } from '../graphql/index.js';
import type { Obiettivo, SchedaProposta } from './planning.types.js';

export const SCHEDA_VUOTA: SchedaObiettivoInput = {
  numero: '',
  titolo: '',
  centri: [],
  areaStrategica: '',
  obiettivoOperativo: '',
  progettiPeg: [],
  progettoPegTesto: '',
  servizi: '',
  utentiFinali: '',
  retiDiCollaborazione: '',
  finalita: '',
  descrizione: '',
  continuaDa: null,
  attivita: [],
  indicatori: [],
};

/** The sheet of an objective as a form edits it and a command sends it: as it was written, ids kept. */
export function schedaOf(obiettivo: Obiettivo): SchedaObiettivoInput {
  const { numero, titolo, areaStrategica, obiettivoOperativo, progettoPegTesto, servizi, utentiFinali } = obiettivo;
  const { retiDiCollaborazione, finalita, descrizione, continuaDa } = obiettivo;
  return {
    numero,
    titolo,
    centri: obiettivo.centri.map(({ id }) => id),
    areaStrategica,
    obiettivoOperativo,
    progettiPeg: obiettivo.progettiPeg.map(({ id }) => id),
    progettoPegTesto,
    servizi,
    utentiFinali,
    retiDiCollaborazione,
    finalita,
    descrizione,
    continuaDa,
    attivita: obiettivo.attivita.map(({ id, testo, tempi }) => ({ id, testo, tempi: tempi.originale })),
    indicatori: obiettivo.indicatori.map(({ id, nome, descrizione: lunga, unita, atteso }) => ({
      id,
      nome,
      descrizione: lunga,
      unita,
      atteso: atteso.originale,
    })),
  };
}

/** The sheet that a variazione proposes, as a form edits it. */
export function schedaDellaProposta({ attivita, indicatori, ...rest }: SchedaProposta): SchedaObiettivoInput {
  return {
    ...senzaTipo(rest),
    attivita: attivita.map((riga) => ({ ...senzaTipo(riga), tempi: riga.tempi.originale })),
    indicatori: indicatori.map((riga) => ({ ...senzaTipo(riga), atteso: riga.atteso.originale })),
  };
}

/** Without the name that the cache gives every object: an input has none. */
export function senzaTipo<T extends object>(value: T): T {
  const { __typename: _type, ...rest } = value as T & { __typename?: string };
  return rest as T;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What is in the form, on the sheet as somebody else has just left it: fields that the person did not touch take the
 * new value, so that saving again does not take back the other's change.
 */
export function ribasa(
  letta: SchedaObiettivoInput,
  scritta: SchedaObiettivoInput,
  nuova: SchedaObiettivoInput,
): SchedaObiettivoInput {
  const untouched = Object.entries(nuova).filter(([campo]) => {
    const field = campo as keyof SchedaObiettivoInput;
    return same(letta[field], scritta[field]);
  });
  return { ...scritta, ...Object.fromEntries(untouched) };
}
