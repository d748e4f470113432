import { contiene, type DelProgetto, type ModelloProcedura, type Partner } from '@consorzi/domain/ats';
import { ats, nomiDeiMembri, procedure, progetti, progettiRecepiti, type RigaAts } from '@consorzi/projections/ats';
import type { AnyProjection, Reader } from '@consorzi/projections/projecting';
import { consorzio } from '@consorzi/projections/tenancy';

/** What `progettiConProcedura` reads. */
export const LETTI_PER_LA_PROCEDURA: readonly AnyProjection[] = [
  ...[ats, consorzio, procedure, progetti, progettiRecepiti],
];

/** A project with the version of the procedure that it follows, as this scope's log knows both. */
export interface ProgettoConProcedura {
  readonly del: DelProgetto;
  readonly titolo: string;
  readonly cup: string;
  readonly proceduraVersione: number;
  readonly modello: ModelloProcedura;
  /** Those that speak in this log, with their names: all in an ATS, the consortium itself otherwise. */
  readonly partner: readonly { readonly partnerId: string; readonly nome: string }[];
}

export interface ProgettiConProcedura {
  readonly presso: DelProgetto['presso'];
  /** Who makes statements here: the consortium, or the capofila of the day for the ATS. */
  readonly ente: string;
  readonly progetti: readonly ProgettoConProcedura[];
}

/** The projects of a consortium or of an ATS, by title. `giorno` (ISO) says who leads the ATS. */
export async function progettiConProcedura(reader: Reader, giorno: string): Promise<ProgettiConProcedura> {
  const rete = await reader.one(ats, reader.scope);
  const found = rete ? await dellAts(reader, rete.row) : await delConsorzio(reader);
  const ente = rete
    ? capofilaAlla(rete.row, giorno)
    : ((await reader.one(consorzio, reader.scope))?.row.denominazione ?? reader.scope);
  return {
    ...{ presso: rete ? 'ats' : 'consorzio', ente },
    progetti: [...found].sort((a, b) => a.titolo.localeCompare(b.titolo, 'it')),
  };
}

async function delConsorzio(reader: Reader): Promise<readonly ProgettoConProcedura[]> {
  const nome = (await reader.one(consorzio, reader.scope))?.row.denominazione ?? reader.scope;
  return (await reader.where(progettiRecepiti, {})).map(({ key, row }) => {
    const { titolo, cup, proceduraVersione, modello, partnerId } = row;
    const del = { presso: 'consorzio', progettoId: key } as const;
    return { del, titolo, cup, proceduraVersione, modello, partner: [{ partnerId, nome }] };
  });
}

async function dellAts(reader: Reader, rete: RigaAts): Promise<readonly ProgettoConProcedura[]> {
  const rows = await reader.where(progetti, {});
  const keyOf = (programmaId: string, versione: number) => `${programmaId}.${versione}`;
  const versions = rows.map(({ row }) => keyOf(row.programmaId, row.procedure.at(-1)!.versione));
  const modelli = new Map((await reader.many(procedure, [...new Set(versions)])).map(({ key, row }) => [key, row]));
  const nomi = nomiDeiMembri(rete);
  return rows.flatMap(({ key, row }, index) => {
    const procedura = modelli.get(versions[index]!);
    if (!procedura) return [];
    const { titolo, cup, programmaId, partner } = row;
    return {
      ...{ del: { presso: 'ats', progettoId: key, programmaId } as const, titolo, cup },
      ...{ proceduraVersione: procedura.versione, modello: procedura.modello },
      partner: partner.map((one) => ({ partnerId: one.partnerId, nome: nomeOf(one, nomi) })),
    };
  });
}

const nomeOf = (partner: Partner, nomi: ReadonlyMap<string, string>): string =>
  partner.tipo === 'membro' ? (nomi.get(partner.consorzio) ?? partner.consorzio) : partner.denominazione;

function capofilaAlla(rete: RigaAts, giorno: string): string {
  const found = rete.capofila.find((one) => contiene(one, giorno))?.consorzio;
  return found === undefined ? rete.denominazione : (nomiDeiMembri(rete).get(found) ?? found);
}
