import { TIPI_SPESA, TIPI_TRASFERIMENTO, type ModelloProcedura } from './modello-procedura.js';

export const PARTI_MODELLO = ['generale', 'documenti', 'liste', 'attestazioni', 'trasferimenti', 'rendiconto'] as const;
export type ParteModello = (typeof PARTI_MODELLO)[number];

/**
 * What one template has and another has not, or has otherwise. `oggetto` is the path of the thing in its part
 * (`fattura/durc`, `autocontrollo-affidamento/a01`, `anticipo`), `campo` its field, null for the whole thing. Values
 * are words of the template, none where there is nothing.
 */
export interface DifferenzaModelli {
  readonly parte: ParteModello;
  readonly oggetto: string;
  readonly campo: string | null;
  readonly genere: 'aggiunto' | 'tolto' | 'cambiato';
  readonly prima: readonly string[];
  readonly dopo: readonly string[];
}

type Campi = Readonly<Record<string, readonly string[]>>;
/** A thing of a template, under a name that is its own: with the thing that holds it, where one does. */
interface Cosa {
  readonly parte: ParteModello;
  readonly oggetto: string;
  readonly in?: string;
  readonly campi: Campi;
}

/** From `prima` to `dopo`, part by part; the order in which lists stand is no difference. */
export function differenzeModelli(prima: ModelloProcedura, dopo: ModelloProcedura): readonly DifferenzaModelli[] {
  const [da, a] = [coseDi(prima), coseDi(dopo)];
  const nomi = [...new Set([...da.keys(), ...a.keys()])];
  const differenze = nomi.flatMap((nome) => confrontate(da.get(nome), a.get(nome), da, a));
  return PARTI_MODELLO.flatMap((parte) => differenze.filter((una) => una.parte === parte));
}

type Cose = ReadonlyMap<string, Cosa>;

function confrontate(prima: Cosa | undefined, dopo: Cosa | undefined, da: Cose, a: Cose): readonly DifferenzaModelli[] {
  const cosa = (dopo ?? prima)!;
  const { parte, oggetto } = cosa;
  if (!prima || !dopo) {
    // A list that came or went says so once, not once a question.
    const contenitore = cosa.in === undefined ? null : nomeDi({ parte, oggetto: cosa.in });
    if (contenitore !== null && !(da.has(contenitore) && a.has(contenitore))) return [];
    const detta = Object.values(cosa.campi)[0] ?? [];
    const valori = prima ? { prima: detta, dopo: [] } : { prima: [], dopo: detta };
    return [{ parte, oggetto, campo: null, genere: prima ? 'tolto' : 'aggiunto', ...valori }];
  }
  return Object.keys(dopo.campi).flatMap((campo): readonly DifferenzaModelli[] => {
    const valori = { prima: prima.campi[campo]!, dopo: dopo.campi[campo]! };
    const uguali = JSON.stringify(valori.prima) === JSON.stringify(valori.dopo);
    return uguali ? [] : [{ parte, oggetto, campo, genere: 'cambiato', ...valori }];
  });
}

const nomeDi = ({ parte, oggetto }: Pick<Cosa, 'parte' | 'oggetto'>): string => `${parte}/${oggetto}`;
const forse = (valore: string | number | null | undefined): readonly string[] =>
  valore === null || valore === undefined ? [] : [String(valore)];
const inOrdine = (valori: readonly string[]): readonly string[] => [...valori].sort();

/** Everything of a template by its name. The first field of each says it. */
function coseDi(modello: ModelloProcedura): Cose {
  const { codice, denominazione, fonte, documenti, liste, attestazioni, trasferimenti, rendiconto } = modello;
  const cose: readonly Cosa[] = [
    {
      ...{ parte: 'generale', oggetto: '' },
      campi: { denominazione: [denominazione], codice: [codice], fonte: [fonte] },
    },
    ...TIPI_SPESA.flatMap((spesa) =>
      documenti[spesa].map(({ tipo, quando }): Cosa => {
        return { parte: 'documenti', oggetto: `${spesa}/${tipo}`, campi: { quando: [quando] } };
      }),
    ),
    ...liste.flatMap((lista): readonly Cosa[] => [
      {
        ...{ parte: 'liste', oggetto: lista.codice },
        campi: { titolo: [lista.titolo], tipo: [lista.tipo], prodottaDa: forse(lista.prodottaDa) },
      },
      ...lista.domande.map(({ id, testo, obbligatoria }): Cosa => {
        const campi = { testo: [testo], obbligatoria: [String(obbligatoria)] };
        return { parte: 'liste', oggetto: `${lista.codice}/${id}`, in: lista.codice, campi };
      }),
    ]),
    ...attestazioni.map((una): Cosa => {
      const { titolo, per, testo } = una;
      const campi = { titolo: [titolo], per: [per], testo: [testo], firmatari: inOrdine(una.firmatari) };
      return { parte: 'attestazioni', oggetto: una.codice, campi: { ...campi, prodottaDa: forse(una.prodottaDa) } };
    }),
    ...TIPI_TRASFERIMENTO.flatMap((tipo): readonly Cosa[] => {
      const dato = trasferimenti[tipo];
      if (!dato) return [];
      const quote = { massimoCumulato: forse(dato.massimoCumulato), sogliaSpesa: forse(dato.sogliaSpesa) };
      const altro = { attestazioni: inOrdine(dato.attestazioni), firmatari: inOrdine(dato.firmatari) };
      return [
        { parte: 'trasferimenti', oggetto: tipo, campi: { ...quote, richiede: inOrdine(dato.richiede), ...altro } },
      ];
    }),
    {
      ...{ parte: 'rendiconto', oggetto: '' },
      campi: { cadenza: [rendiconto.cadenza], firmatari: inOrdine(rendiconto.firmatari) },
    },
  ];
  return new Map(cose.map((cosa) => [nomeDi(cosa), cosa]));
}
