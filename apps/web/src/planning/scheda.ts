import type { AttivitaInput, IndicatoreInput, SchedaObiettivoInput } from '../graphql/index.js';
import type { Differenza, Obiettivo } from './planning.types.js';

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

const SCALARI = ['numero', 'titolo', 'areaStrategica', 'obiettivoOperativo', 'progettoPegTesto', 'servizi'];
const SCALARI_LUNGHI = ['utentiFinali', 'retiDiCollaborazione', 'finalita', 'descrizione'];
const DI_RIGA = ['testo', 'tempi', 'nome', 'descrizione', 'unita', 'atteso'];

/**
 * The sheet with the changes that a variazione already holds, as far as they can be told from their words; `intera` is
 * false where some cannot (rows added or moved, centri and projects, which are told by name).
 */
export function conDifferenze(
  scheda: SchedaObiettivoInput,
  differenze: readonly Differenza[],
): { readonly scheda: SchedaObiettivoInput; readonly intera: boolean } {
  let intera = true;
  const result = differenze.reduce((sheet, { percorso, dopo }) => {
    const [campo = '', id, inner] = percorso.split('/');
    if (id === undefined && [...SCALARI, ...SCALARI_LUNGHI].includes(campo)) return { ...sheet, [campo]: dopo ?? '' };
    if ((campo === 'attivita' || campo === 'indicatori') && id !== undefined) {
      const rows: readonly (AttivitaInput | IndicatoreInput)[] = sheet[campo];
      if (inner === undefined && dopo === null) return { ...sheet, [campo]: rows.filter((row) => row.id !== id) };
      if (inner !== undefined && DI_RIGA.includes(inner) && rows.some((row) => row.id === id)) {
        return { ...sheet, [campo]: rows.map((row) => (row.id === id ? { ...row, [inner]: dopo ?? '' } : row)) };
      }
    }
    intera = false;
    return sheet;
  }, scheda);
  return { scheda: result, intera };
}
