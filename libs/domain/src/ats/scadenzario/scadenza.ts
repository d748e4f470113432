import { meseDi, meseDopo, type DataIso, type Mese } from '../../shared/index.js';
import { pianoDal, type PianoDal } from '../progetto/progetto.js';
import type { Traguardo } from '../progetto/piano-progetto.js';

/** The kinds of dated duty that the platform knows of, in an ATS or in a consortium. */
export const TIPI_SCADENZA = [
  ...(['target', 'milestone', 'fase', 'trasferimento', 'istanza', 'integrazioni', 'esito', 'convenzione'] as const),
  ...(['fineProgetto', 'mesiDaChiudere', 'piano', 'variazioni', 'relazione', 'delega', 'revisione'] as const),
] as const;
export type TipoScadenza = (typeof TIPI_SCADENZA)[number];

export const STATI_SCADENZA = ['passata', 'oggi', 'prossima'] as const;
export type StatoScadenza = (typeof STATI_SCADENZA)[number];

/** How a day stands to another, both ISO. */
export const statoAl = (giorno: DataIso, oggi: DataIso): StatoScadenza =>
  giorno < oggi ? 'passata' : giorno === oggi ? 'oggi' : 'prossima';

/** A day that a project's plan speaks of: of a target the partner (null: the whole project) and the value expected. */
export type TermineProgetto =
  | { readonly tipo: 'fine'; readonly giorno: DataIso }
  | { readonly tipo: 'fase'; readonly giorno: DataIso; readonly id: string; readonly titolo: string }
  | (Pick<Traguardo, 'tipo' | 'titolo' | 'unita'> & {
      readonly giorno: DataIso;
      readonly id: string;
      readonly partnerId: string | null;
      readonly valore: string | null;
    });

/**
 * The days that count among those of all plans of a project: a day counts if the plan that counts on that very day names
 * it. So a term that a later plan moved on is gone from the day on which it would have been, and one that had passed
 * before the later plan began stays where it was. Nothing is due after the day on which the project was closed.
 */
export function terminiDelProgetto(piani: readonly PianoDal[], chiusoIl: DataIso | null): readonly TermineProgetto[] {
  const counts = (uno: PianoDal, giorno: DataIso) => (pianoDal(piani, giorno) ?? piani[0]) === uno;
  return piani.flatMap((uno) =>
    terminiDelPiano(uno).filter(
      ({ giorno }) => counts(uno, giorno) && (chiusoIl === null || giorno <= chiusoIl), //
    ),
  );
}

function terminiDelPiano({ piano }: PianoDal): readonly TermineProgetto[] {
  return [
    ...piano.traguardi.flatMap(({ traguardoId, tipo, titolo, unita, attesi }) =>
      attesi.map(({ entro, partnerId, valore }) => ({
        ...{ tipo, titolo, unita, partnerId, valore },
        ...{ id: traguardoId, giorno: entro },
      })),
    ),
    ...piano.fasi.map(({ faseId, titolo, al }) => ({ tipo: 'fase', id: faseId, titolo, giorno: al }) as const),
    { tipo: 'fine', giorno: piano.al },
  ];
}

export interface MesiDaChiudere {
  readonly dal: Mese;
  readonly al: Mese;
  readonly numero: number;
}

/**
 * The months of a project, from its first day to its last, that are over and not closed; null where none is. `chiusoFinoAl`:
 * the last closed month, null while none is. `oggi` (ISO): a month is over once the next one has begun.
 */
export function mesiDaChiudere(
  { dal, al }: { readonly dal: DataIso; readonly al: DataIso },
  chiusoFinoAl: Mese | null,
  oggi: DataIso,
): MesiDaChiudere | null {
  const finito = meseDopo(meseDi(oggi), -1);
  const ultimo = meseDi(al) < finito ? meseDi(al) : finito;
  const primo = chiusoFinoAl !== null && chiusoFinoAl >= meseDi(dal) ? meseDopo(chiusoFinoAl) : meseDi(dal);
  return primo > ultimo ? null : { dal: primo, al: ultimo, numero: mesiFra(primo, ultimo) };
}

const mesiFra = (dal: Mese, al: Mese): number => {
  const [[anno, mese], [fino, ultimo]] = [dal, al].map((one) => one.split('-').map(Number)) as [number[], number[]];
  return (fino! - anno!) * 12 + ultimo! - mese! + 1;
};

/** A plan of a consortium as its terms go by it: years both included. */
export interface PianoConScadenze {
  readonly dal: number;
  readonly al: number;
  readonly stato: 'inImportazione' | 'bozza' | 'approvato' | 'inConsuntivo' | 'chiuso';
}

/**
 * What the year of a plan asks for by law, as far as the plan itself shows that it is still to be done: a draft is to be
 * approved by 31/01 of its first year (D.Lgs. 150/2009 art. 10), one that is approved may be varied until 15/12 of each
 * of its years (D.Lgs. 267/2000 art. 175), and one whose consuntivo is open is to be closed by the Relazione by 30/06 of
 * the year after (art. 10 again). Which acts were made otherwise than here is not known, and nothing is said of them.
 */
export function terminiDelPianoAnnuale({
  dal,
  al,
  stato,
}: PianoConScadenze): readonly { readonly tipo: 'piano' | 'variazioni' | 'relazione'; readonly giorno: DataIso }[] {
  const anni = Array.from({ length: Math.max(0, al - dal + 1) }, (_, index) => dal + index);
  switch (stato) {
    case 'bozza':
      return [{ tipo: 'piano', giorno: `${dal}-01-31` }];
    case 'approvato':
      return anni.flatMap((anno) => [
        { tipo: 'variazioni', giorno: `${anno}-12-15` } as const,
        { tipo: 'relazione', giorno: `${anno + 1}-06-30` } as const,
      ]);
    case 'inConsuntivo':
      return anni.map((anno) => ({ tipo: 'relazione', giorno: `${anno + 1}-06-30` }) as const);
    case 'inImportazione':
    case 'chiuso':
      return [];
  }
}
