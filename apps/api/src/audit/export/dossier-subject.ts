import { dentro, type Lettura } from '@consorzi/domain/tenancy';
import { consuntivi, type RigaConsuntivo } from '@consorzi/projections/consuntivo';
import {
  alberoObiettivi,
  piani,
  progettiPeg,
  variazioni,
  type RigaObiettivo,
  type RigaPiano,
  type RigaProgettoPeg,
  type RigaVariazione,
} from '@consorzi/projections/planning';
import type { Found, Reader } from '@consorzi/projections/projecting';
import { centri } from '@consorzi/projections/tenancy';

import { MODELLI_DEI_NOMI, nomiDelMomento } from '../nomi-del-momento.js';
import type { DossierSubject } from './dossier-events.js';
import { ExportRefused } from './export-folder.js';

/** What a dossier tells of a plan at one moment. */
export interface DossierContent {
  readonly subject: DossierSubject;
  readonly position: number;
  readonly piano: RigaPiano;
  readonly progetti: readonly Found<RigaProgettoPeg>[];
  readonly obiettivi: readonly Found<RigaObiettivo>[];
  readonly consuntivi: readonly RigaConsuntivo[];
  readonly variazioni: readonly Found<RigaVariazione>[];
  /** Names of the things that ids stand for. */
  readonly nomi: ReadonlyMap<string, string>;
}

export const MODELLI_DEL_DOSSIER = [...new Set([...MODELLI_DEI_NOMI, piani, progettiPeg, consuntivi, centri])];

/**
 * Reads the plan, or the objectives of it that are asked for, within what may be read.
 * @throws ExportRefused PIANO_SCONOSCIUTO, OBIETTIVO_SCONOSCIUTO; what may not be read looks like what is not there.
 */
export async function readDossier(
  reader: Reader,
  pianoId: string,
  asked: readonly string[],
  perimetro: Lettura,
): Promise<DossierContent> {
  const piano = await reader.one(piani, pianoId);
  if (!piano || piano.row.stato === 'inImportazione') throw new ExportRefused('PIANO_SCONOSCIUTO');
  const all = (await reader.where(alberoObiettivi, { pianoId })).filter(({ key, row }) =>
    dentro(perimetro, { tipo: 'obiettivo', id: key, centri: row.centri }),
  );
  const narrowed = perimetro !== 'tutto';
  if (asked.some((id) => !all.some(({ key }) => key === id))) throw new ExportRefused('OBIETTIVO_SCONOSCIUTO');
  if (narrowed && all.length === 0) throw new ExportRefused('PIANO_SCONOSCIUTO');
  const obiettivi = asked.length === 0 ? all : all.filter(({ key }) => asked.includes(key));
  const chosen = new Set(obiettivi.map(({ key }) => key));
  const whole = asked.length === 0 && !narrowed;
  const consuntivo = (obiettivoId: string, centroId: string) =>
    dentro(perimetro, { tipo: 'consuntivo', obiettivoId, centroId });

  const touching = (await reader.where(variazioni, { pianoId })).filter(
    ({ row }) => whole || row.voci.some(({ oggettoId }) => chosen.has(oggettoId)),
  );
  // The reason of a variazione speaks of all that it changed: more than somebody narrowed may read.
  const ofPlan = narrowed ? [] : touching;
  const reports = (await reader.where(consuntivi, { pianoId })).map(({ row }) => row);
  const progetti = whole ? await reader.where(progettiPeg, { pianoId }) : [];
  const ids = [
    ...obiettivi.flatMap(({ key, row }) => [key, ...row.centri, ...row.progettiPeg]),
    ...progetti.flatMap(({ key, row }) => [key, row.centroId]),
    ...reports.map(({ centroId }) => centroId),
    ...ofPlan.flatMap(({ row }) => row.voci.map(({ oggettoId }) => oggettoId)),
  ];
  return {
    subject: {
      ...{ pianoId, consuntivo, obiettivi: whole ? null : chosen },
      variazioni: new Set(ofPlan.map(({ key }) => key)),
    },
    ...{ position: reader.position, piano: piano.row, progetti, obiettivi },
    consuntivi: reports.filter((row) => chosen.has(row.obiettivoId) && consuntivo(row.obiettivoId, row.centroId)),
    variazioni: [...ofPlan].sort((a, b) => a.row.posizioneInizio - b.row.posizioneInizio),
    nomi: await nomiDelMomento(reader, ids),
  };
}

/** Ids of the texts that the content names. */
export function testiDi({ consuntivi: reports, variazioni: changes }: DossierContent): readonly string[] {
  return [
    ...reports.flatMap(({ attivita, indicatori, relazione }) => [
      ...[...Object.values(attivita), ...Object.values(indicatori)].map(({ testoId }) => testoId),
      ...(relazione ? [relazione.testoId] : []),
    ]),
    ...changes.flatMap(({ row: { motivo, motivoAbbandono } }) => [
      motivo.testoId,
      ...(motivoAbbandono ? [motivoAbbandono.testoId] : []),
    ]),
  ];
}
