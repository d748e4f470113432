import type { Modifica } from '@consorzi/domain/planning';
import type { Json, JsonObject } from '@consorzi/domain/shared';

import type { Differenza } from './planning.types.js';

/** Names of centri and projects by id: a diff speaks of them, not of their ids. */
export type Nomi = ReadonlyMap<string, string>;

const CAMPI: Readonly<Record<string, string>> = {
  numero: 'Numero',
  titolo: 'Titolo',
  centri: 'Centri di responsabilità',
  areaStrategica: 'Area strategica',
  obiettivoOperativo: 'Obiettivo operativo',
  progettiPeg: 'Progetti PEG',
  progettoPegTesto: 'Progetto PEG (come scritto)',
  servizi: 'Servizi interessati',
  utentiFinali: 'Utenti finali',
  retiDiCollaborazione: 'Reti di collaborazione',
  finalita: 'Finalità',
  descrizione: 'Descrizione',
  continuaDa: "Continua l'obiettivo",
  attivita: 'Attività',
  indicatori: 'Indicatori',
  testo: 'testo',
  tempi: 'tempi',
  nome: 'Nome',
  unita: 'unità di misura',
  atteso: 'valore atteso',
  codice: 'Codice',
  centroId: 'Centro di responsabilità',
};

/** One change in words: the field, what stood there, what stands there. `scheda` names the rows of lists. */
export function differenzaOf(
  { percorso, prima, dopo }: Modifica,
  scheda: JsonObject | undefined,
  nomi: Nomi,
): Differenza {
  return {
    percorso,
    campo: campoOf(percorso, prima ?? dopo, scheda),
    prima: inWords(prima, nomi),
    dopo: inWords(dopo, nomi),
  };
}

function campoOf(percorso: string, value: Json, scheda: JsonObject | undefined): string {
  const [campo, id, inner] = percorso.split('/') as [string, string?, string?];
  const name = CAMPI[campo] ?? campo;
  if (id === undefined) return Array.isArray(value) && isRowList(campo) ? `${name} (ordine)` : name;
  const rows = scheda?.[campo];
  const row = Array.isArray(rows) ? rows.find((one) => isObject(one) && one['id'] === id) : undefined;
  const label = labelOf(isObject(row as Json) ? (row as JsonObject) : isObject(value) ? value : {});
  const single = campo === 'attivita' ? 'Attività' : 'Indicatore';
  return `${single}${label ? ` «${label}»` : ''}${inner ? `: ${CAMPI[inner] ?? inner}` : ''}`;
}

/** A value as a person reads it: rows by their words, ids by name, parsed values by what was written. */
function inWords(value: Json, nomi: Nomi): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return nomi.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => inWords(item, nomi) ?? '').join('; ');
  if (!isObject(value)) return String(value);
  if (typeof value['originale'] === 'string') return value['originale'];
  const parts = ['testo', 'nome', 'descrizione', 'unita', 'tempi', 'atteso'].map((field) =>
    inWords(value[field] ?? null, nomi),
  );
  return parts.filter(Boolean).join(' · ');
}

const labelOf = (row: JsonObject): string => {
  const words = String(row['testo'] ?? row['nome'] ?? '') || String(row['descrizione'] ?? '');
  return words.length > 80 ? `${words.slice(0, 79)}…` : words;
};
const isRowList = (campo: string) => campo === 'attivita' || campo === 'indicatori';
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
