import type { Pool } from 'pg';

import { completezza } from '@consorzi/domain/ats';
import type { Lettura } from '@consorzi/domain/tenancy';
import {
  fascicoli,
  fascicoliDelProgetto,
  presentiIn,
  progettiRecepiti,
  righeDellaSpesa,
  spese,
  type DocumentoRiga,
  type RigaFascicolo,
  type RigaSpesa,
} from '@consorzi/projections/ats';

import { extensionOf, fileName } from '../../../files/index.js';
import { readAt } from '../../../projections/index.js';
import { letto, perRestringere } from '../../../tenancy/index.js';
import type { Testi } from '../../../testi/index.js';
import { nomeDelTipo } from '../documenti.js';

/** What of which consortium: a project, some months of it (both included). */
export interface DossierChiesto {
  readonly scope: string;
  /** What may be read by whom it is for. */
  readonly perimetro: Lettura;
  readonly progettoId: string;
  readonly dal?: string | undefined;
  readonly al?: string | undefined;
}

export interface VoceDossier {
  /** Its folder in the ZIP. */
  readonly cartella: string;
  readonly spesaId: string;
  readonly mese: string;
  readonly tipo: string;
  readonly descrizione: string;
  readonly fornitore: string;
  readonly numero: string;
  readonly data: string;
  readonly costoCentesimi: number;
  readonly quotaCentesimi: number;
  readonly completo: boolean;
  readonly mancanti: readonly string[];
  readonly documenti: readonly { readonly percorso: string; readonly documento: DocumentoRiga }[];
}

export interface Dossier {
  readonly titolo: string;
  readonly cup: string;
  readonly posizione: number;
  readonly voci: readonly VoceDossier[];
}

/** What goes into a dossier, by month and expense; null where the consortium has no such project. */
export async function contenutoDossier(pool: Pool, testi: Testi, chiesto: DossierChiesto): Promise<Dossier | null> {
  const { scope, progettoId, perimetro } = chiesto;
  const read = { scope, projections: [fascicoli, spese, progettiRecepiti, ...perRestringere(perimetro)] };
  const found = await readAt(pool, read, async (whole) => {
    const reader = letto(whole, perimetro);
    const progetto = await reader.one(progettiRecepiti, progettoId);
    if (!progetto) return null;
    const rows = (await fascicoliDelProgetto(reader, progettoId, chiesto)).filter(({ annullata }) => !annullata);
    const righe: (readonly [RigaFascicolo, RigaSpesa])[] = [];
    for (const row of rows) {
      const own = (await righeDellaSpesa(reader, row.spesaId)).find((one) => one.progettoId === progettoId);
      if (own) righe.push([row, own]);
    }
    return { progetto: progetto.row, righe, posizione: reader.position };
  });
  if (!found) return null;
  const { titolo, cup, modello } = found.progetto;
  const parole = await testi.leggi(scope, found.righe.flatMap(testiDi));
  const voci = found.righe.map(([row, spesa], index): VoceDossier => {
    const presenti = presentiIn(row);
    const cartella = `${row.mese}/${String(index + 1).padStart(4, '0')}-${row.tipo}-${row.spesaId.slice(0, 8)}`;
    const taken = new Set<string>();
    return {
      ...{ cartella, spesaId: row.spesaId, mese: row.mese, tipo: row.tipo },
      descrizione: parole.get(spesa.descrizione.testoId) ?? '',
      fornitore: spesa.fornitore ? (parole.get(spesa.fornitore.denominazione.testoId) ?? '') : '',
      ...{ numero: spesa.documento?.numero ?? '', data: spesa.documento?.data ?? spesa.competenza },
      ...{ costoCentesimi: spesa.costoCentesimi, quotaCentesimi: spesa.quotaCentesimi },
      ...completezza(modello, row, presenti.map(({ tipo }) => tipo)), // prettier-ignore
      documenti: presenti.map((documento) => ({
        documento,
        percorso: `${cartella}/${libero(taken, documento, parole.get(documento.nome.testoId))}`,
      })),
    };
  });
  return { titolo, cup, posizione: found.posizione, voci };
}

const testiDi = ([row, spesa]: readonly [RigaFascicolo, RigaSpesa]): readonly string[] => [
  spesa.descrizione.testoId,
  ...(spesa.fornitore ? [spesa.fornitore.denominazione.testoId] : []),
  ...row.documenti.map(({ nome }) => nome.testoId),
];

/** The name in its folder: what people called it after its kind, as any system can hold it, once. */
function libero(taken: Set<string>, documento: DocumentoRiga, nome: string | undefined): string {
  const called = nome === undefined ? nomeDelTipo(documento) : `${documento.tipo} - ${fileName(nome)}`;
  const clean = called.replaceAll(/[<>:"|?*]/g, '_').replaceAll(/[. ]+$/g, '');
  const extension = extensionOf(clean);
  const stem = extension === '' ? clean : clean.slice(0, -extension.length - 1);
  let name = clean;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${stem} (${n})${extension === '' ? '' : `.${extension}`}`;
  taken.add(name.toLowerCase());
  return name;
}
