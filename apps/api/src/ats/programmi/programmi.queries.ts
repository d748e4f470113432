import { Inject, Injectable } from '@nestjs/common';

import {
  differenzeModelli,
  MODELLI_PREDEFINITI,
  TIPI_SPESA,
  TIPI_TRASFERIMENTO,
  ultimaAlla,
  type ModelloProcedura,
} from '@consorzi/domain/ats';
import { giornoDi, giornoPrima } from '@consorzi/domain/shared';
import { chiaveProcedura, procedure, programmi, vigenze, type RigaProgramma } from '@consorzi/projections/ats';
import type { Reader } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import type { QuandoInput } from '../../graphql/momento.js';
import type { RequestContext } from '../../tenancy/index.js';
import type { ModelloProceduraType } from './modello.types.js';
import type {
  ConfrontoProcedureAlMomento,
  ModelliProceduraAlMomento,
  ProceduraInteraType,
  ProgrammaAlMomento,
  ProgrammaType,
  ProgrammiAlMomento,
} from './programmi.types.js';

type Quando = QuandoInput | undefined;

/** Questions about fund programmes: what is recorded is of the moment, which version holds is of the day asked. */
@Injectable()
export class ProgrammiQueries {
  constructor(@Inject(Letture) private readonly letture: Letture) {}

  programmi(ctx: RequestContext, quando: Quando, giorno = giornoDi(ctx.now)): Promise<ProgrammiAlMomento> {
    return this.letture.leggi(ctx, quando, [programmi], async (reader, momento) => {
      const found = await reader.where(programmi, {});
      const viste = found.map(({ key, row }) => vista(key, row, giorno));
      return { momento, programmi: viste.sort((a, b) => a.denominazione.localeCompare(b.denominazione, 'it')) };
    });
  }

  /** With the version asked for in full; without one, that of the day, or the last where none holds yet. */
  programma(
    ctx: RequestContext,
    quando: Quando,
    programmaId: string,
    chiesto: { giorno?: string | null | undefined; versione?: number | null | undefined },
  ): Promise<ProgrammaAlMomento> {
    const giorno = chiesto.giorno ?? giornoDi(ctx.now);
    return this.letture.leggi(ctx, quando, [programmi, procedure], async (reader, momento) => {
      const found = await reader.one(programmi, programmaId);
      if (!found) return { momento, programma: null, procedura: null };
      const wanted =
        chiesto.versione ?? (ultimaAlla(found.row.procedure, giorno) ?? found.row.procedure.at(-1))?.versione;
      const procedura = wanted === undefined ? null : await intera(reader, programmaId, wanted);
      return { momento, programma: vista(programmaId, found.row, giorno), procedura };
    });
  }

  confronto(
    ctx: RequestContext,
    quando: Quando,
    programmaId: string,
    versioni: { da: number; a: number },
  ): Promise<ConfrontoProcedureAlMomento> {
    return this.letture.leggi(ctx, quando, [procedure], async (reader, momento) => {
      const da = await reader.one(procedure, chiaveProcedura(programmaId, versioni.da));
      const a = await reader.one(procedure, chiaveProcedura(programmaId, versioni.a));
      if (!da || !a) return { momento, confronto: null };
      const differenze = differenzeModelli(da.row.modello, a.row.modello);
      return { momento, confronto: { da: interaDi(da.row), a: interaDi(a.row), differenze } };
    });
  }

  /** What the platform brings is of no tenant and of no time; who may read programmes may read it. */
  modelli(ctx: RequestContext, quando: Quando): Promise<ModelliProceduraAlMomento> {
    const modelli = MODELLI_PREDEFINITI.map(({ modello, dal }) => ({ modello: modelloVisto(modello), dal }));
    return this.letture.leggi(ctx, quando, [programmi], (_reader, momento) => Promise.resolve({ momento, modelli }));
  }
}

function vista(id: string, row: RigaProgramma, giorno: string): ProgrammaType {
  const { denominazione, finanziatore, fondo, revisione } = row;
  const versioni = vigenze(row, giorno).map(({ alEscluso, maiVigente, ...una }) => {
    const al = alEscluso === null || maiVigente ? null : giornoPrima(alEscluso);
    return { ...una, maiVigente, al };
  });
  return { id, denominazione, finanziatore, fondo, giorno, procedure: versioni, revisione };
}

async function intera(reader: Reader, programmaId: string, versione: number): Promise<ProceduraInteraType | null> {
  const found = await reader.one(procedure, chiaveProcedura(programmaId, versione));
  return found && interaDi(found.row);
}

const interaDi = ({ versione, dal, modello }: { versione: number; dal: string; modello: ModelloProcedura }) => ({
  ...{ versione, dal, modello: modelloVisto(modello) },
});

/** Records by kind become lists, in the order of the kinds. */
function modelloVisto(modello: ModelloProcedura): ModelloProceduraType {
  const { codice, denominazione, fonte, documenti, liste, attestazioni, trasferimenti, rendiconto } = modello;
  return {
    ...{ codice, denominazione, fonte, rendiconto },
    documenti: TIPI_SPESA.map((tipoSpesa) => ({ tipoSpesa, documenti: documenti[tipoSpesa] })),
    liste: liste.map(({ prodottaDa, ...una }) => ({ ...una, delFinanziatore: prodottaDa === 'finanziatore' })),
    attestazioni: attestazioni.map(({ prodottaDa, ...una }) => ({
      ...{ ...una, delFinanziatore: prodottaDa === 'finanziatore' },
    })),
    trasferimenti: TIPI_TRASFERIMENTO.flatMap((tipo) => {
      const condizioni = trasferimenti[tipo];
      return condizioni ? [{ tipo, ...condizioni }] : [];
    }),
    json: JSON.stringify(modello, null, 2),
  };
}
