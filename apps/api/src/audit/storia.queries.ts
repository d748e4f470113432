import { Inject, Injectable } from '@nestjs/common';

import type { Modifica } from '@consorzi/domain/planning';
import { ats, convenzioni, nomiDeiMembri, programmi } from '@consorzi/projections/ats';
import { storia, type VoceStoria } from '@consorzi/projections/audit';
import { alberoObiettivi, progettiPeg, type RigaObiettivo } from '@consorzi/projections/planning';
import type { Found, Reader } from '@consorzi/projections/projecting';
import { centri } from '@consorzi/projections/tenancy';

import { fraseEvento } from '../commands/frasi-eventi.js';
import { Letture } from '../commands/letture.js';
import type { PageArgs } from '../graphql/momento.js';
import { differenzaOf, type Nomi } from '../planning/index.js';
import { nomeDi, Persone, type RequestContext } from '../tenancy/index.js';
import { Testi } from '../testi/index.js';
import type { StoriaConnection, VoceStoriaType } from './storia.types.js';

/** What happened to an objective, a plan or an ATS, newest first. */
@Injectable()
export class StoriaQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Testi) private readonly testi: Testi,
    @Inject(Persone) private readonly persone: Persone,
  ) {}

  async storia(ctx: RequestContext, oggettoId: string, { quando, first, after }: PageArgs): Promise<StoriaConnection> {
    const read = [storia, alberoObiettivi, progettiPeg, centri, ats, convenzioni, programmi];
    const found = await this.letture.leggi(ctx, quando, read, async (reader, momento) => {
      const all = [...(await reader.where(storia, { oggettoId }))].reverse();
      const start = after === undefined ? 0 : all.findIndex(({ key }) => key === after) + 1;
      const voci = all.slice(start, start + first);
      const obiettivo = await reader.one(alberoObiettivi, oggettoId);
      const progetti = await reader.where(progettiPeg, { pianoId: obiettivo?.row.pianoId ?? oggettoId });
      const nomi: Nomi = new Map([
        ...(await reader.where(centri, {})).map(({ key, row }) => [key, row.denominazione] as const),
        ...progettiDiAllora(all),
        ...progetti.map(({ key, row }) => [key, `${row.codice} ${row.nome}`.trim()] as const),
        ...(await nomiDellAts(reader)),
        ...(obiettivo?.row.attivita ?? []).map(({ id, testo }) => [id, testo] as const),
        ...(obiettivo?.row.indicatori ?? []).map(({ id, nome, descrizione }) => [id, nome || descrizione] as const),
      ]);
      return { momento, voci, nomi, scheda: obiettivo?.row, hasNextPage: all.length > start + first };
    });
    const testi = await this.testi.leggi(
      ctx.scope,
      found.voci.flatMap(({ row: { testoId, motivoId } }) => [testoId, motivoId].filter((id) => id !== null)),
    );
    const autori = await this.persone.nomi(
      ctx.scope,
      found.voci.map(({ row }) => row.personaId),
    );
    const node = (voce: Found<VoceStoria>) => voceOf(voce, found.scheda, found.nomi, testi, autori);
    return {
      momento: found.momento,
      edges: found.voci.map((voce) => ({ cursor: voce.key, node: node(voce) })),
      pageInfo: { hasNextPage: found.hasNextPage, endCursor: found.voci.at(-1)?.key ?? null },
    };
  }
}

/** How the acts of an ATS call its members and its agreements; nothing in the scope of a consortium. */
async function nomiDellAts(reader: Reader): Promise<readonly (readonly [string, string])[]> {
  const found = await reader.one(ats, reader.scope);
  if (!found) return [];
  return [
    ...nomiDeiMembri(found.row),
    ...(await reader.where(convenzioni, {})).map(({ key, row }) => [key, row.titolo] as const),
    ...(await reader.where(programmi, {})).map(({ key, row }) => [key, row.denominazione] as const),
  ];
}

/** Progetti by the name with which they came into the plan: those that left it are told by it. */
function progettiDiAllora(all: readonly Found<VoceStoria>[]): readonly (readonly [string, string])[] {
  return all
    .filter(({ row }) => row.tipo === 'ProgettoPegDefinito')
    .map(({ row: { dettagli } }) => [
      String(dettagli['progettoPegId']),
      `${String(dettagli['codice'])} ${String(dettagli['nome'])}`.trim(),
    ]);
}

function voceOf(
  { position, row }: Found<VoceStoria>,
  scheda: RigaObiettivo | undefined,
  nomi: Nomi,
  testi: ReadonlyMap<string, string>,
  autori: ReadonlyMap<string, string>,
): VoceStoriaType {
  const { tipo, ruolo, registratoIl, avvenutoIl, atto, dettagli, personaId, testoId, motivoId } = row;
  const modifiche = (dettagli['modifiche'] ?? []) as unknown as readonly Modifica[];
  const words = (id: string | null) => testi.get(id ?? '') ?? null;
  return {
    posizione: position,
    tipo,
    ruolo,
    registratoIl,
    avvenutoIl,
    atto,
    frase: fraseEvento(tipo, dettagli, nomi),
    autore: nomeDi(autori, personaId),
    variazioneId: typeof dettagli['variazioneId'] === 'string' ? dettagli['variazioneId'] : null,
    differenze: modifiche.map((modifica) => differenzaOf(modifica, scheda, nomi)),
    testoId,
    motivoId,
    motivo: words(motivoId),
    testo: words(testoId),
  };
}
