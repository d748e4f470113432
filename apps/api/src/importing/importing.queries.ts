import { Inject, Injectable } from '@nestjs/common';

import { fitProposal, importazioneIdOf, type Proposal } from '@consorzi/domain/importing';
import { importazioni, type RigaImportazione } from '@consorzi/projections/importing';
import { piani } from '@consorzi/projections/planning';
import type { Found, Reader } from '@consorzi/projections/projecting';

import { Letture } from '../commands/letture.js';
import type { QuandoInput } from '../graphql/momento.js';
import { nomeDi, Persone, type RequestContext } from '../tenancy/index.js';
import { Testi } from '../testi/index.js';
import { senzaRiga } from './abbinamenti.js';
import type {
  CorrispondenzaType,
  ImportazioniDelConsorzio,
  ObiettivoSenzaRighe,
  PropostaType,
  RisoluzioneInput,
} from './importing.types.js';
import { ARRIVO_READS, arrivoDi, type Arrivo } from './piano-di-arrivo.js';
import { Proposte } from './proposte.js';

/** Questions about imports: what was read and waits, what was accepted. */
@Injectable()
export class ImportingQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Proposte) private readonly proposte: Proposte,
    @Inject(Testi) private readonly testi: Testi,
    @Inject(Persone) private readonly persone: Persone,
  ) {}

  /** The proposal with what it would meet: an earlier import of the same bytes, a plan that is there. Null if unknown. */
  async proposta(ctx: RequestContext, propostaId: string): Promise<PropostaType | null> {
    const row = await this.proposte.trova(ctx.scope, propostaId);
    const proposal = row?.proposta;
    if (!row || !proposal) return null;
    const found = await this.letture.leggi(ctx, undefined, [...ARRIVO_READS, importazioni], async (reader) => ({
      before: await accettata(reader, importazioneIdOf(ctx.scope, row.sha256)),
      arrivo: proposal.year === null ? null : await arrivoDi(reader, ctx.scope, proposal, proposal.year),
    }));
    const { before, arrivo } = found;
    const nomi = await this.persone.nomi(ctx.scope, before ? [before.row.personaId] : []);
    const { kind, organization, year, parserVersion, warnings } = proposal;
    return {
      ...{ id: row.id, nome: row.nome, sha256: row.sha256, scadeIl: row.scadeIl, esclusi: [...row.esclusi] },
      ...{ kind, organization, year, parserVersion, avvertenze: warnings, proposta: proposal },
      giaImportato: before && {
        registratoIl: before.row.registratoIl,
        autore: nomeDi(nomi, before.row.personaId),
      },
      pianoEsistente: arrivo?.esistente
        ? { id: arrivo.esistente.key, titolo: arrivo.esistente.row.titolo, stato: arrivo.esistente.row.stato }
        : null,
      corrispondenze: arrivo && corrispondenzeOf(proposal, arrivo),
    };
  }

  /** What the plan has no row for, with the objectives as the person resolved them so far. */
  async senzaRiga(
    ctx: RequestContext,
    propostaId: string,
    risoluzioni: readonly RisoluzioneInput[],
  ): Promise<ObiettivoSenzaRighe[]> {
    const row = await this.proposte.trova(ctx.scope, propostaId);
    // Rows are counted as acceptance counts them.
    const proposal = row?.proposta && fitProposal(row.proposta);
    if (!proposal || proposal.year === null) return [];
    const { year } = proposal;
    const arrivo = await this.letture.leggi(ctx, undefined, ARRIVO_READS, (reader) =>
      arrivoDi(reader, ctx.scope, proposal, year),
    );
    return senzaRiga(proposal, row.esclusi, arrivo, risoluzioni);
  }

  /** The documents of the plans that are there: a draft that was dropped took its documents with it. */
  async importazioni(ctx: RequestContext, quando?: QuandoInput): Promise<ImportazioniDelConsorzio> {
    const { momento, rows } = await this.letture.leggi(ctx, quando, [importazioni, piani], async (reader, at) => {
      const plans = new Set((await reader.where(piani, {})).map(({ key }) => key));
      const all = await reader.where(importazioni, {});
      return { momento: at, rows: all.filter(({ row }) => plans.has(row.pianoId)) };
    });
    const ids = rows.flatMap(({ row }) =>
      [row.documento.nome, ...row.sezioni.map(({ testo }) => testo)].map((ref) => ref.testoId),
    );
    const testi = await this.testi.leggi(ctx.scope, ids);
    const nomi = await this.persone.nomi(
      ctx.scope,
      rows.map(({ row }) => row.personaId),
    );
    return {
      momento,
      importazioni: rows
        .map(({ key, row: { pianoId, documento, stato, parte, di, registratoIl, personaId, sezioni } }) => ({
          ...{ id: key, pianoId, stato, parte, di, registratoIl, autore: nomeDi(nomi, personaId) },
          nome: testi.get(documento.nome.testoId) ?? 'nome cancellato',
          famiglia: documento.famiglia,
          sha256: documento.sha256,
          sezioni: sezioni.map(({ genere, testo }) => {
            const [titolo, ...body] = (testi.get(testo.testoId) ?? '').split('\n');
            return { genere, titolo: titolo ?? '', testo: testi.has(testo.testoId) ? body.join('\n') : null };
          }),
        }))
        .sort((a, b) => b.registratoIl.localeCompare(a.registratoIl)),
    };
  }
}

/** The import that was accepted and whose plan is still there. */
async function accettata(reader: Reader, importazioneId: string): Promise<Found<RigaImportazione> | null> {
  const found = await reader.one(importazioni, importazioneId);
  if (found?.row.stato !== 'accettata') return null;
  return (await reader.one(piani, found.row.pianoId)) && found;
}

function corrispondenzeOf(proposal: Proposal, { matching, obiettivi, centri }: Arrivo): CorrispondenzaType[] | null {
  if (!matching) return null;
  const candidato = ({ id, score }: { id: string; score: number }) => {
    const row = obiettivi.find(({ key }) => key === id)!.row;
    const centro = centri.find(({ key }) => key === row.centri[0])?.row.denominazione ?? '';
    return { obiettivoId: id, titolo: row.titolo, centro, somiglianza: Math.min(1, score).toFixed(2) };
  };
  return proposal.objectives.map((objective, indice) => {
    const titolo = objective.title ?? '';
    const match = matching.matched.find(({ proposed }) => proposed === indice);
    if (match) return { indice, titolo, esito: 'abbinato', obiettivoId: match.id, candidati: [candidato(match)] };
    const question = matching.questions.find(({ proposed }) => proposed === indice);
    if (question)
      return { indice, titolo, esito: 'ambiguo', obiettivoId: null, candidati: question.candidates.map(candidato) };
    return { indice, titolo, esito: 'nuovo', obiettivoId: null, candidati: [] };
  });
}
