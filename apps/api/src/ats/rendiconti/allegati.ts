import {
  altreRichieste,
  condizioniDi,
  CONDIZIONI_MANCANTI,
  pianoDal,
  puoEssereChiesto,
  REQUISITI_TRASFERIMENTO,
  type AllegatiTrovati,
  type CondizioneMancante,
  type ModelloProcedura,
  type RequisitoTrasferimento,
} from '@consorzi/domain/ats';
import {
  attestazioni,
  listeDiControllo,
  procedure,
  progetti,
  rendiconti,
  richieste,
  type RigaAttestazione,
  type RigaProgetto,
  type RigaRichiesta,
} from '@consorzi/projections/ats';
import type { AnyProjection, Found, Reader } from '@consorzi/projections/projecting';

/** What `situazioneDi` reads. */
export const LETTI_PER_LE_CONDIZIONI: readonly AnyProjection[] = [
  ...[attestazioni, listeDiControllo, procedure, progetti, rendiconti, richieste],
];

export interface Situazione {
  readonly progetto: RigaProgetto;
  readonly modello: ModelloProcedura;
  /** Signed and returned, of this project. */
  readonly firmate: readonly Found<RigaAttestazione>[];
  readonly presenti: AllegatiTrovati['presenti'];
}

/** What is there of what a transfer may ask for, as this log knows it; null where there is no such project. */
export async function situazioneDi(reader: Reader, progettoId: string): Promise<Situazione | null> {
  const progetto = (await reader.one(progetti, progettoId))?.row;
  if (!progetto) return null;
  const versione = progetto.procedure.at(-1)!.versione;
  const procedura = await reader.one(procedure, `${progetto.programmaId}.${versione}`);
  if (!procedura) return null;
  const { modello } = procedura.row;
  const firmate = (await reader.where(attestazioni, { progettoId })).filter(({ row }) => row.firmato !== null);
  const liste = (await reader.where(listeDiControllo, { progettoId })).map(({ row }) => row);
  const presenti: AllegatiTrovati['presenti'][number][] = [];
  if (liste.length > 0 && complete(modello, liste)) presenti.push('listeComplete');
  // The intermediate report is the statement that carries figures of progress, or is called so by its template.
  if (firmate.some(({ row }) => row.avanzamento.length > 0 || row.codice === 'relazione-intermedia')) {
    presenti.push('relazioneIntermedia');
  }
  return { progetto, modello, firmate, presenti };
}

/** Every list of eligibility that is made here has been controlled, and none is still open. */
function complete(
  modello: ModelloProcedura,
  liste: readonly { codice: string; tipo: string; stato: string }[],
): boolean {
  const wanted = modello.liste.filter(({ tipo, prodottaDa }) => tipo === 'ammissibilita' && prodottaDa === undefined);
  const own = liste.filter(({ tipo }) => tipo === 'ammissibilita');
  const isDone = (codice: string) => own.some((lista) => lista.codice === codice && lista.stato === 'controllata');
  return wanted.every(({ codice }) => isDone(codice)) && own.every(({ stato }) => stato === 'controllata');
}

/** What goes with the request, of what the capofila names: signed, returned and of this project. */
export function allegatiDi({ firmate, presenti }: Situazione, ids: readonly string[]): AllegatiTrovati {
  const named = firmate.filter(({ key }) => ids.includes(key));
  return { presenti, attestazioni: named.map(({ key, row }) => ({ attestazioneId: key, codice: row.codice })) };
}

/** Each condition of the kind of transfer, and whether it is met by what is there now. */
export async function condizioniOra(
  reader: Reader,
  id: string,
  richiesta: RigaRichiesta,
  situazione: Situazione,
  giorno: string,
): Promise<readonly { readonly condizione: CondizioneMancante; readonly soddisfatta: boolean }[]> {
  const { progetto, modello, firmate, presenti } = situazione;
  const { tipo, centesimi, spesaRaggiuntaCentesimi, rendicontoId, inizioAttivita, progettoId } = richiesta;
  const condizioni = condizioniDi(modello, tipo);
  if (!condizioni) return [{ condizione: 'nonPrevisto', soddisfatta: false }];
  const others = (await reader.where(richieste, { progettoId })).filter(({ row }) => prenota(row));
  const state = new Map(others.map(({ key, row }) => [key, { tipo: row.tipo, centesimi: prenotati(row) }]));
  const found: RequisitoTrasferimento[] = [...presenti];
  if (inizioAttivita !== null) found.push('inizioAttivita');
  const rendiconto = rendicontoId === null ? null : await reader.one(rendiconti, rendicontoId);
  const approved = rendiconto && !['bozza', 'verificato'].includes(rendiconto.row.stato);
  if (approved && rendiconto.row.esito !== 'respinto') found.push('rendicontoApprovato');
  const { piano } = pianoDal(progetto.piani, giorno) ?? progetto.piani[0]!;
  const missing = puoEssereChiesto(modello, tipo, {
    ...altreRichieste(state, id),
    finanziamentoCentesimi: piano.quote.reduce(
      (sum, one) => sum + (one.fonte === 'finanziamento' ? one.centesimi : 0),
      0,
    ),
    ...{ spesaCentesimi: spesaRaggiuntaCentesimi, chiestoCentesimi: centesimi, presenti: found },
    attestazioni: firmate.map(({ row }) => row.codice),
  });
  const asked = new Set<CondizioneMancante>([
    ...['oltreIlFinanziamento' as const, ...missing],
    ...(condizioni.massimoCumulato === null ? [] : (['oltreIlMassimo'] as const)),
    ...(condizioni.sogliaSpesa === null ? [] : (['sottoLaSoglia'] as const)),
    ...(condizioni.attestazioni.length === 0 ? [] : (['attestazioneMancante'] as const)),
    ...REQUISITI_TRASFERIMENTO.filter((requisito) => condizioni.richiede.includes(requisito)),
  ]);
  return CONDIZIONI_MANCANTI.filter((one) => asked.has(one)).map((condizione) => ({
    condizione,
    soddisfatta: !missing.includes(condizione),
  }));
}

/** Whether the request takes its part of the project, and how much. */
export const prenota = ({ stato, riscontro }: RigaRichiesta): boolean =>
  stato !== 'ritirata' && riscontro?.esito !== 'respinta';
export const prenotati = ({ centesimi, riscontro }: RigaRichiesta): number => riscontro?.centesimiRiconosciuti ?? centesimi;
