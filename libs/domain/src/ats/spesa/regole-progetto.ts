import { RuleViolation } from '../../shared/index.js';
import type { ProgettoRecepito } from '../progetto/progetto-recepito.js';
import { contoDi, costoDi, imputazioniDi, progettiDi } from './conto-spesa.js';
import type { DatiSpesa, QuotaFonte } from './dati-spesa.js';

type Recepito = Extract<ProgettoRecepito, { status: 'recepito' }>;

/**
 * What the projects of an expense say of it: all known here and under way on its day, its items theirs, its CUP that of
 * one of them, and no cost paid twice.
 * @throws RuleViolation
 */
export function assertDeiProgetti(spesa: DatiSpesa, progetto: (id: string) => ProgettoRecepito): void {
  const progetti = new Map(progettiDi(contoDi(spesa, 0)).map((id) => [id, recepito(id, progetto(id))]));
  for (const { titolo, stato, dal, al } of progetti.values()) {
    if (stato === 'chiuso') throw new RuleViolation('SPESA_PROGETTO_CHIUSO', { progetto: titolo });
    if (spesa.competenza < dal || spesa.competenza > al) {
      throw new RuleViolation('SPESA_FUORI_PROGETTO', { progetto: titolo, dal, al });
    }
  }
  for (const { progettoId, voceId } of imputazioniDi(spesa)) {
    const { titolo, voci } = progetti.get(progettoId)!;
    if (!voci.some((voce) => voce.voceId === voceId)) {
      throw new RuleViolation('SPESA_VOCE_NON_DEL_PROGETTO', { progetto: titolo, voceId });
    }
  }
  const attesi = [...progetti.values()].map(({ cup }) => cup);
  if (!attesi.includes(spesa.cup)) {
    throw new RuleViolation('SPESA_CUP_NON_DEL_PROGETTO', { cup: spesa.cup, atteso: attesi.join(', ') });
  }
  assertNonOltreIlCosto(spesa, (id) => progetti.get(id)!.titolo);
}

function recepito(progettoId: string, progetto: ProgettoRecepito): Recepito {
  if (progetto.status === 'recepito') return progetto;
  throw new RuleViolation('SPESA_PROGETTO_SCONOSCIUTO', { progettoId });
}

/**
 * No double funding (Reg. UE 2021/241, art. 9): all sources together never pay more than the cost. Told with the sources
 * that stand beside the first project, and by how many cents it is too much.
 */
function assertNonOltreIlCosto(spesa: DatiSpesa, titoloDi: (progettoId: string) => string): void {
  const costoCentesimi = costoDi(spesa);
  const eccedenzaCentesimi = spesa.quote.reduce((sum, { centesimi }) => sum + centesimi, 0) - costoCentesimi;
  if (eccedenzaCentesimi <= 0) return;
  const [prima] = imputazioniDi(spesa);
  const isOther = ({ fonte }: QuotaFonte) => fonte.tipo === 'altra' || fonte.progettoId !== prima?.progettoId;
  const nomi = spesa.quote
    .filter(isOther)
    .map(({ fonte }) => (fonte.tipo === 'altra' ? fonte.nome : titoloDi(fonte.progettoId)));
  const altraFonte = nomi.length > 0 ? [...new Set(nomi)].join(', ') : null;
  throw new RuleViolation('SPESA_OLTRE_IL_COSTO', { altraFonte, eccedenzaCentesimi, costoCentesimi });
}
