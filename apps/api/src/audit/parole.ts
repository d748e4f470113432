import { stampaValoreConsuntivo, type ValoreRegistrato } from '@consorzi/domain/consuntivo';
import { isIsoDate, stampaTermine, type Json, type JsonObject, type Organo } from '@consorzi/domain/shared';
import type { AnyDescrizione } from '@consorzi/projections/audit';

/** What ids stand for: names of things and people, and the words of free texts that are not erased. */
export interface Vocabolario {
  readonly nomi: ReadonlyMap<string, string>;
  readonly testi: ReadonlyMap<string, string>;
}

const CANCELLATO = '[testo cancellato]';

const ORGANI: Readonly<Record<Organo, string>> = {
  assemblea: 'deliberazione dell’Assemblea',
  cda: 'deliberazione del CdA',
  presidente: 'decreto del Presidente',
  direttore: 'determinazione del Direttore',
  altro: 'atto',
};

/** "deliberazione del CdA n. 46 del 19/09/2024". */
export const attoInParole = ({ organo, numero, data }: Readonly<Record<'organo' | 'numero' | 'data', string>>) =>
  `${ORGANI[organo as Organo] ?? organo} n. ${numero} del ${stampaTermine(data)}`;

/** Codes that rows hold, as people say them. */
const CODICI: Readonly<Record<string, string>> = {
  inImportazione: 'in importazione',
  inConsuntivo: 'in consuntivo',
  inCorso: 'in corso',
  progettoPeg: 'progetto PEG',
  aggiungi: 'aggiunge',
  modifica: 'modifica',
  elimina: 'elimina',
};

/** A value of a row as a person reads it: ids by name, free texts by their words, parsed values as they were written. */
export function inParole(value: Json, vocabolario: Vocabolario): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? 'sì' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    const nome = vocabolario.nomi.get(value) ?? CODICI[value];
    return nome ?? (isIsoDate(value) ? stampaTermine(value) : value);
  }
  if (isList(value)) {
    const parti = value.map((item) => inParole(item, vocabolario)).filter((part) => part !== null);
    return parti.length > 0 ? parti.join('; ') : null;
  }
  return oggettoInParole(value, vocabolario);
}

function oggettoInParole(value: JsonObject, vocabolario: Vocabolario): string | null {
  const { testoId, originale, organo, numero, data, percorso, avvertenze, tipo } = value;
  if (typeof testoId === 'string') return vocabolario.testi.get(testoId) ?? CANCELLATO;
  if (typeof originale === 'string') return originale === '' ? null : originale;
  if (typeof organo === 'string' && organo in ORGANI)
    return attoInParole({ organo, numero: String(numero), data: String(data) });
  if (typeof percorso === 'string') {
    const [prima, dopo] = [value['prima'] ?? null, value['dopo'] ?? null].map((one) => inParole(one, vocabolario));
    return `${percorso.split('/').at(-1)}: ${prima ?? '(nulla)'} → ${dopo ?? '(nulla)'}`;
  }
  if (Array.isArray(avvertenze) && typeof tipo === 'string')
    return stampaValoreConsuntivo(value as unknown as ValoreRegistrato) || tipo;
  const parti = Object.entries(value).flatMap(([campo, inner]) =>
    campo === 'id' ? [] : [inParole(inner, vocabolario)],
  );
  return parti.filter(Boolean).join(' · ') || null;
}

/**
 * The field that a path names, in Italian: `titolo`, `attivita/<id>`, `indicatori/<id>/atteso`. `riga`: the row of the
 * list where it is known, for the words that tell it from the next.
 */
export function campoInParole(
  { campi }: AnyDescrizione,
  percorso: string,
  riga: JsonObject | undefined,
  vocabolario: Vocabolario,
): string {
  const [campo, id, inner] = percorso.split('/') as [string, string?, string?];
  const come = campi[campo];
  if (come === undefined || typeof come === 'string') return come ?? campo;
  if (id === undefined) return `${come.nome} (ordine)`;
  const detta = riga ? come.detta(riga) : id;
  const words = vocabolario.nomi.get(detta) ?? inParole(detta, vocabolario) ?? '';
  const quale = words ? ` «${words.length > 80 ? `${words.slice(0, 79)}…` : words}»` : '';
  return `${come.una}${quale}${inner ? `: ${come.campi[inner] ?? inner}` : ''}`;
}

/** What a row is called; ids that have no name are left out. */
export function nomeInParole(parts: readonly string[], { nomi }: Vocabolario): string {
  const said = parts.map((part) => nomi.get(part) ?? (isUuid(part) ? '' : part)).filter((part) => part.trim() !== '');
  return said.join(' ').trim();
}

/** Every id in a value: of things and people by themselves, of free texts where they are referred to. */
export function idsIn(value: Json): { readonly ids: readonly string[]; readonly testi: readonly string[] } {
  const ids: string[] = [];
  const testi: string[] = [];
  const walk = (one: Json): void => {
    if (typeof one === 'string') {
      if (isUuid(one)) ids.push(one);
    } else if (isList(one)) one.forEach(walk);
    else if (one !== null && typeof one === 'object') {
      for (const [campo, inner] of Object.entries(one)) {
        if (isUuid(campo)) ids.push(campo);
        if ((campo === 'testoId' || campo === 'motivoId') && typeof inner === 'string') testi.push(inner);
        else walk(inner);
      }
    }
  };
  walk(value);
  return { ids, testi };
}

export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
