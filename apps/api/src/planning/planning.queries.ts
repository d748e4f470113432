import { Inject, Injectable } from '@nestjs/common';

import { progettoPegIdOf, type OggettoDelPiano, type SchedaProgettoPeg } from '@consorzi/domain/planning';
import { consuntivi } from '@consorzi/projections/consuntivo';
import { alberoObiettivi, piani, progettiPeg, variazioni, type RigaPiano } from '@consorzi/projections/planning';
import type { Found, Reader } from '@consorzi/projections/projecting';
import { centri } from '@consorzi/projections/tenancy';

import { Letture } from '../commands/letture.js';
import type { PageArgs, QuandoInput } from '../graphql/momento.js';
import { pageOf } from '../graphql/page.js';
import { Persone, type RequestContext } from '../tenancy/index.js';
import { Testi } from '../testi/index.js';
import { alberoOf } from './albero.js';
import { obiettivoOf } from './obiettivo.view.js';
import type { AlberoPiano, ObiettivoType, PianiConnection, Piano, VariazioneType } from './planning.types.js';
import { variazioneOf } from './variazione.view.js';

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
      return { momento, ...pageOf(rows.map(pianoOf), { first, after }) };
    });
  }

  albero(ctx: RequestContext, pianoId: string, quando?: QuandoInput): Promise<AlberoPiano | null> {
    return this.letture.leggi(
      ctx,
      quando,
      [piani, progettiPeg, alberoObiettivi, consuntivi, centri],
      async (reader, momento) => {
        const piano = await seenPiano(reader, pianoId);
        if (!piano) return null;
        const [progetti, obiettivi, fatti, tutti] = [
          await reader.where(progettiPeg, { pianoId }),
          await reader.where(alberoObiettivi, { pianoId }),
          await reader.where(consuntivi, { pianoId }),
          await reader.where(centri, {}),
        ];
        return { momento, piano: pianoOf(piano), rami: alberoOf(tutti, progetti, obiettivi, fatti) };
      },
    );
  }

  async obiettivo(ctx: RequestContext, obiettivoId: string, quando?: QuandoInput): Promise<ObiettivoType | null> {
    const read = [piani, progettiPeg, alberoObiettivi, consuntivi, centri];
    const found = await this.letture.leggi(ctx, quando, read, async (reader, momento) => {
      const obiettivo = await reader.one(alberoObiettivi, obiettivoId);
      const piano = obiettivo && (await seenPiano(reader, obiettivo.row.pianoId));
      if (!obiettivo || !piano) return null;
      return {
        momento,
        obiettivo,
        piano: pianoOf(piano),
        progetti: await reader.many(progettiPeg, obiettivo.row.progettiPeg),
        centri: await reader.many(centri, obiettivo.row.centri),
        consuntivi: await reader.where(consuntivi, { obiettivoId }),
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

  async variazioni(ctx: RequestContext, pianoId: string, quando?: QuandoInput): Promise<VariazioneType[]> {
    const rows = await this.letture.leggi(ctx, quando, [variazioni], (reader) => reader.where(variazioni, { pianoId }));
    const sorted = [...rows].sort((a, b) => a.row.posizioneInizio - b.row.posizioneInizio);
    return Promise.all(sorted.map((found) => this.variazione(ctx, found.key, quando))).then((all) =>
      all.filter((one) => one !== null),
    );
  }

  async variazione(ctx: RequestContext, variazioneId: string, quando?: QuandoInput): Promise<VariazioneType | null> {
    const read = [variazioni, alberoObiettivi, progettiPeg, centri];
    const found = await this.letture.leggi(ctx, quando, read, async (reader, momento) => {
      const variazione = await reader.one(variazioni, variazioneId);
      if (!variazione) return null;
      const ids = variazione.row.voci.map(({ oggettoId }) => oggettoId);
      const obiettivi = await reader.many(alberoObiettivi, ids);
      const progetti = await reader.many(progettiPeg, ids);
      return { momento, variazione, obiettivi, progetti, centri: await reader.where(centri, {}) };
    });
    if (!found) return null;
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

/** The objectives and projects of a plan, whether it is seen already or not. */
export async function oggettiDelPiano(reader: Reader, pianoId: string): Promise<readonly OggettoDelPiano[]> {
  const obiettivi = await reader.where(alberoObiettivi, { pianoId });
  const progetti = await reader.where(progettiPeg, { pianoId });
  return [
    ...obiettivi.map(({ key }) => ({ oggetto: 'obiettivo' as const, oggettoId: key })),
    ...progetti.map(({ key }) => ({ oggetto: 'progettoPeg' as const, oggettoId: key })),
  ];
}

/** A plan that is being imported is not seen until its last part. */
const isSeen = ({ row }: Found<RigaPiano>): boolean => row.stato !== 'inImportazione';

async function seenPiano(reader: Reader, pianoId: string): Promise<Found<RigaPiano> | null> {
  const found = await reader.one(piani, pianoId);
  return found && isSeen(found) ? found : null;
}

const pianoOf = ({ key, row }: Found<RigaPiano>): Piano => ({ id: key, ...row, tappe: [...row.tappe] });
