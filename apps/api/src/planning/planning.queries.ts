import { Inject, Injectable } from '@nestjs/common';

import { progettoPegIdOf, type OggettoDelPiano, type SchedaProgettoPeg } from '@consorzi/domain/planning';
import { collegamentiIndicatori, progettiRecepiti } from '@consorzi/projections/ats';
import { consuntivi } from '@consorzi/projections/consuntivo';
import {
  alberoObiettivi,
  conteggi,
  foglieDelPiano,
  piani,
  progettiPeg,
  variazioni,
  type RigaPiano,
  type RigaVariazione,
} from '@consorzi/projections/planning';
import type { Found, Reader } from '@consorzi/projections/projecting';
import { centri } from '@consorzi/projections/tenancy';

import { Letture } from '../commands/letture.js';
import type { Momento, PageArgs, QuandoInput } from '../graphql/momento.js';
import { pageOf } from '../graphql/page.js';
import { Persone, type RequestContext } from '../tenancy/index.js';
import { Testi } from '../testi/index.js';
import { alberoOf, ramiDentro, type FogliaConVoci } from './albero.js';
import { conSaldi } from './conti.js';
import { obiettivoOf } from './obiettivo.view.js';
import { pianiOf, pianoOf } from './piano.view.js';
import type {
  AlberoPiano,
  CollegamentoDellIndicatore,
  ObiettivoType,
  PianiConnection,
  VariazioneType,
  VariazioniDelPiano,
} from './planning.types.js';
import { variazioneOf, type FoundVariazione } from './variazione.view.js';

/** Questions about plans. An id that is unknown, or of a plan not yet seen, answers null. */
@Injectable()
export class PlanningQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Testi) private readonly testi: Testi,
    @Inject(Persone) private readonly persone: Persone,
  ) {}

  piani(ctx: RequestContext, { quando, first, after }: PageArgs): Promise<PianiConnection> {
    return this.letture.leggi(ctx, quando, [piani], async (reader, momento) => {
      const rows = (await reader.where(piani, {}))
        .filter(isSeen)
        .sort((a, b) => b.row.dal - a.row.dal || b.row.al - a.row.al);
      return { momento, ...pageOf(await pianiOf(reader, rows), { first, after }) };
    });
  }

  /** `conVoci`: with the attività and indicatori of each objective, which are most of what a plan weighs. */
  albero(
    ctx: RequestContext,
    pianoId: string,
    quando?: QuandoInput,
    { conVoci }: { readonly conVoci: boolean } = { conVoci: true },
  ): Promise<AlberoPiano | null> {
    const tutto = ctx.perimetro === 'tutto';
    const read = [piani, progettiPeg, alberoObiettivi, tutto ? conteggi : consuntivi, centri];
    return this.letture.leggi(ctx, quando, read, async (reader, momento) => {
      // All at once, the long one first: while its rows are parsed, the database answers the others.
      const [obiettivi, progetti, tutti, piano] = await Promise.all([
        foglieDi(reader, pianoId, { tutto, conVoci }),
        reader.where(progettiPeg, { pianoId }),
        reader.where(centri, {}),
        seenPiano(reader, pianoId).then((found) => found && pianoOf(reader, found)),
      ]);
      if (!piano) return null;
      const rami = alberoOf(tutti, progetti, obiettivi);
      return { momento, piano, rami: ramiDentro(ctx.perimetro, rami) };
    });
  }

  async obiettivo(ctx: RequestContext, obiettivoId: string, quando?: QuandoInput): Promise<ObiettivoType | null> {
    const read = [piani, progettiPeg, alberoObiettivi, consuntivi, centri, collegamentiIndicatori, progettiRecepiti];
    const found = await this.letture.leggi(ctx, quando, read, async (reader, momento) => {
      const obiettivo = await reader.one(alberoObiettivi, obiettivoId);
      const piano = obiettivo && (await seenPiano(reader, obiettivo.row.pianoId));
      if (!obiettivo || !piano) return null;
      return {
        momento,
        obiettivo,
        piano: await pianoOf(reader, piano),
        progetti: await reader.many(progettiPeg, obiettivo.row.progettiPeg),
        centri: await reader.many(centri, obiettivo.row.centri),
        consuntivi: await reader.where(consuntivi, { obiettivoId }),
        collegamenti: await collegamentiDi(reader, obiettivoId),
      };
    });
    if (!found) return null;
    const esiti = found.consuntivi.flatMap(({ row }) => [
      ...Object.values(row.attivita),
      ...Object.values(row.indicatori),
      ...(row.relazione ? [row.relazione] : []),
    ]);
    const testi = await this.testi.leggi(
      ctx.scope,
      esiti.map(({ testoId }) => testoId),
    );
    const nomi = await this.persone.nomi(
      ctx.scope,
      esiti.map(({ personaId }) => personaId),
    );
    return obiettivoOf(found, testi, nomi);
  }

  /** Those of a plan, oldest first, all as known at one moment. */
  async variazioni(ctx: RequestContext, pianoId: string, quando?: QuandoInput): Promise<VariazioniDelPiano> {
    const { momento, all } = await this.letture.leggi(ctx, quando, OF_VARIAZIONI, async (reader, momento) => {
      const rows = [...(await reader.where(variazioni, { pianoId }))];
      rows.sort((a, b) => a.row.posizioneInizio - b.row.posizioneInizio);
      return { momento, all: await Promise.all(rows.map((found) => conOggetti(reader, momento, found))) };
    });
    return { momento, variazioni: await Promise.all(all.map((found) => this.conTesti(ctx, found))) };
  }

  async variazione(ctx: RequestContext, variazioneId: string, quando?: QuandoInput): Promise<VariazioneType | null> {
    const found = await this.letture.leggi(ctx, quando, OF_VARIAZIONI, async (reader, momento) => {
      const variazione = await reader.one(variazioni, variazioneId);
      return variazione && conOggetti(reader, momento, variazione);
    });
    return found && this.conTesti(ctx, found);
  }

  private async conTesti(ctx: RequestContext, found: FoundVariazione): Promise<VariazioneType> {
    const { motivo, motivoAbbandono } = found.variazione.row;
    const ids = [motivo, motivoAbbandono].flatMap((ref) => (ref ? [ref.testoId] : []));
    return variazioneOf(found, await this.testi.leggi(ctx.scope, ids));
  }

  /** The other projects of the plan with this code (or, without one, this name) in this centro. */
  progettiOmonimi(
    ctx: RequestContext,
    pianoId: string,
    scheda: SchedaProgettoPeg,
    progettoPegId: string,
  ): Promise<readonly string[]> {
    const keyOf = (one: SchedaProgettoPeg) => progettoPegIdOf(pianoId, one.centroId, one);
    return this.letture.leggi(ctx, undefined, [progettiPeg], async (reader) =>
      (await reader.where(progettiPeg, { pianoId }))
        .filter(({ key, row }) => key !== progettoPegId && keyOf(row) === keyOf(scheda))
        .map(({ key }) => key),
    );
  }

  /** What stands in a plan now, for approving it or dropping it whole. */
  oggettiDelPiano(ctx: RequestContext, pianoId: string): Promise<readonly OggettoDelPiano[]> {
    return this.letture.leggi(ctx, undefined, [alberoObiettivi, progettiPeg], (reader) =>
      oggettiDelPiano(reader, pianoId),
    );
  }
}

/** The objectives of a plan as the ledger has them; of who is narrowed, what each adds is counted. */
async function foglieDi(
  reader: Reader,
  pianoId: string,
  { tutto, conVoci }: { readonly tutto: boolean; readonly conVoci: boolean },
): Promise<readonly Found<FogliaConVoci>[]> {
  if (tutto && !conVoci) return foglieDelPiano(reader, pianoId);
  if (tutto) {
    const [foglie, schede] = await Promise.all([
      foglieDelPiano(reader, pianoId),
      reader.where(alberoObiettivi, { pianoId }),
    ]);
    const sheets = new Map(schede.map(({ key, row }) => [key, row]));
    return foglie.map((found) => {
      const { attivita, indicatori } = sheets.get(found.key)!;
      return { ...found, row: { ...found.row, attivita, indicatori } };
    });
  }
  const [obiettivi, registrati] = await Promise.all([
    reader.where(alberoObiettivi, { pianoId }),
    reader.where(consuntivi, { pianoId }),
  ]);
  return conSaldi(obiettivi, registrati);
}

const OF_VARIAZIONI = [variazioni, alberoObiettivi, progettiPeg, centri];

/** A variazione with what its changes are about, as known at the same moment. */
async function conOggetti(
  reader: Reader,
  momento: Momento,
  variazione: Found<RigaVariazione>,
): Promise<FoundVariazione> {
  const ids = variazione.row.voci.map(({ oggettoId }) => oggettoId);
  const obiettivi = await reader.many(alberoObiettivi, ids);
  const progetti = await reader.many(progettiPeg, ids);
  return { momento, variazione, obiettivi, progetti, centri: await reader.where(centri, {}) };
}

/** The objectives and projects of a plan, whether it is seen already or not. */
export async function oggettiDelPiano(reader: Reader, pianoId: string): Promise<readonly OggettoDelPiano[]> {
  const obiettivi = await reader.outlines(alberoObiettivi, { pianoId });
  const progetti = await reader.where(progettiPeg, { pianoId });
  return [
    ...obiettivi.map(({ key }) => ({ oggetto: 'obiettivo' as const, oggettoId: key })),
    ...progetti.map(({ key }) => ({ oggetto: 'progettoPeg' as const, oggettoId: key })),
  ];
}

/** A plan that is being imported is not seen until its last part. */
export const isSeen = ({ row }: Found<RigaPiano>): boolean => row.stato !== 'inImportazione';

async function seenPiano(reader: Reader, pianoId: string): Promise<Found<RigaPiano> | null> {
  const found = await reader.one(piani, pianoId);
  return found && isSeen(found) ? found : null;
}

/** Which of its indicators are the same figure as a target of a project, or as what the platform counts. */
async function collegamentiDi(reader: Reader, obiettivoId: string): Promise<CollegamentoDellIndicatore[]> {
  const links = (await reader.where(collegamentiIndicatori, { obiettivoId })).map(({ row }) => row);
  const ids = [...new Set(links.flatMap(({ progettoId }) => progettoId ?? []))];
  const progetti = new Map((await reader.many(progettiRecepiti, ids)).map(({ key, row }) => [key, row]));
  return links.map(({ indicatoreId, progettoId, traguardoId, conteggio }) => {
    const progetto = progetti.get(progettoId ?? '');
    const traguardo = progetto?.traguardi.find((one) => one.traguardoId === traguardoId);
    return {
      ...{ indicatoreId, progettoId, traguardoId, conteggio },
      ...{ progettoTitolo: progetto?.titolo ?? null, traguardoTitolo: traguardo?.titolo ?? null },
    };
  });
}
