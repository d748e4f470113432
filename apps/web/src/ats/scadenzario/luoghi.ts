import type { TipoScope } from '../../tenancy/index.js';
import type { Dovuto, Scadenza } from './scadenzario.queries.js';

/** The page on which a duty is done or read, without the scope before it; null for what has none. */
export function paginaDella(
  { tipo, riferimento }: Pick<Scadenza, 'tipo' | 'riferimento'>,
  di: TipoScope,
): string | null {
  switch (tipo) {
    case 'integrazioni':
    case 'esito':
      return `rendiconti/${riferimento}`;
    case 'trasferimento':
      return 'richieste';
    case 'convenzione':
      return '';
    case 'delega':
      return 'persone';
    case 'revisione':
      return 'revisori';
    case 'piano':
    case 'variazioni':
    case 'relazione':
      return `piani/${riferimento}`;
    case 'mesiDaChiudere':
      return di === 'ats' ? `progetti/${riferimento}` : 'spese';
    default:
      return riferimento && `${di === 'ats' ? 'progetti' : 'progetti-ats'}/${riferimento}`;
  }
}

/** The page on which one thing that is missing is made good; null where it is another's to do, or has no page. */
export function paginaDelDovuto(
  { tipo, chi }: Pick<Dovuto, 'tipo' | 'chi'>,
  riferimento: string | null,
  di: TipoScope,
): string | null {
  // What a member lacks is made good in its own scope.
  if (di === 'ats' && chi === 'partner') return null;
  if (tipo === 'mesi') return 'spese';
  if (tipo === 'attestazioni') return 'attestazioni';
  if (riferimento === null) return tipo === 'liste' ? 'liste-di-controllo' : null;
  switch (tipo) {
    case 'fascicoli':
      return `spese/${riferimento}`;
    case 'liste':
      return `liste-di-controllo/${riferimento}`;
    case 'integrazioni':
    case 'esito':
      return `rendiconti/${riferimento}`;
    case 'riparto':
    case 'incasso':
      return `richieste/${riferimento}`;
    case 'comunicazione':
    case 'risposta':
      return `progetti/${riferimento}`;
    default:
      return null;
  }
}
