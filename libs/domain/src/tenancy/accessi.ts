import { ats, progetto, progettoRecepito, rendiconto } from '../ats/index.js';
import { unknownEvent, type Aggregate, type Decider, type DomainEvent, type Reading } from '../event-sourcing/index.js';
import { obiettivo } from '../planning/index.js';
import { giornoDi, RuleViolation, type Comando } from '../shared/index.js';
import { centroDiResponsabilita } from './centro-di-responsabilita.js';
import { consorzio } from './consorzio.js';
import { decideDelega, ruoloDi, type ComandoDelega, type Delega, type EventoDelega } from './delega.js';
import { nominatiNel, type Perimetro } from './perimetro.js';
import { decideRevisione, type ComandoRevisione, type EventoRevisione, type IncaricoDiRevisione } from './revisione.js';
import { RUOLI_PER_CENTRO, RUOLI_PREVISTI, type Ruolo, type TipoScope } from './ruoli.js';

export type EventoAccessi =
  | DomainEvent<'RuoloAssegnato', { personaId: string; ruolo: Ruolo; centri: readonly string[] }>
  | DomainEvent<'RuoloRevocato', { personaId: string; ruolo: Ruolo }>
  | EventoDelega
  | EventoRevisione;

export type ComandoAccessi =
  | (Comando<'AssegnaRuolo'> & { scope: string; personaId: string; ruolo: Ruolo; centri: readonly string[] })
  | (Comando<'RevocaRuolo'> & { scope: string; personaId: string; ruolo: Ruolo })
  | ComandoDelega
  | ComandoRevisione;

export interface Accessi {
  /** Who has which role: `<personaId>/<ruolo>` to the centri it is limited to (empty: the whole consortium). */
  readonly ruoli: ReadonlyMap<string, readonly string[]>;
  /** By id, those that were not revoked; whether one counts on a day is for its dates to say. */
  readonly deleghe: ReadonlyMap<string, Delega>;
  /** Auditors called for a period, by the id of the incarico, those that were not revoked. */
  readonly revisioni: ReadonlyMap<string, IncaricoDiRevisione>;
}

/** Rights in one scope: one stream per scope, its id is the scope's slug. Effective together with the token only. */
export const accessi: Aggregate<Accessi, EventoAccessi> = {
  name: 'Accessi',
  initial: { ruoli: new Map(), deleghe: new Map(), revisioni: new Map() },
  evolve(state, event) {
    const { ruoli, deleghe, revisioni } = state;
    switch (event.type) {
      case 'RuoloAssegnato': {
        const { personaId, ruolo, centri } = event.data;
        return { ...state, ruoli: new Map(ruoli).set(ruoloDi(personaId, ruolo), centri) };
      }
      case 'RuoloRevocato':
        return { ...state, ruoli: without(ruoli, ruoloDi(event.data.personaId, event.data.ruolo)) };
      case 'RuoloDelegato':
        return { ...state, deleghe: new Map(deleghe).set(event.data.delegaId, event.data) };
      case 'DelegaRevocata':
        return { ...state, deleghe: without(deleghe, event.data.delegaId) };
      case 'RevisioneAffidata':
        return { ...state, revisioni: new Map(revisioni).set(event.data.incaricoId, event.data) };
      case 'RevisioneRevocata':
        return { ...state, revisioni: without(revisioni, event.data.incaricoId) };
      default:
        return unknownEvent(event);
    }
  },
};

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

export const deciderAccessi: Decider<ComandoAccessi, Accessi> = {
  aggregate: accessi,
  main: (command) => command.scope,
  // What the scope is: the streams of both kinds, of which it has one; and what a perimeter names.
  reads: (command) => [
    { aggregate: consorzio, id: command.scope },
    { aggregate: ats, id: command.scope },
    ...(command.type === 'AffidaRevisione' ? nominatiDa(command.perimetro) : []),
  ],
  decide({ main, of }, command) {
    const { type, scope } = command;
    const tipi: TipoScope[] = [];
    if (of(consorzio, scope).status === 'istituito') tipi.push('consorzio');
    if (of(ats, scope).status === 'istituito') tipi.push('ats');
    if (type === 'AssegnaRuolo' && tipi.some((tipo) => !RUOLI_PREVISTI[tipo].includes(command.ruolo))) {
      throw new RuleViolation('RUOLO_NON_PREVISTO', { ruolo: command.ruolo });
    }
    const events = decide(main, command);
    if (type === 'AffidaRevisione') {
      const { perimetro } = command;
      if (tipi.length === 1) assertDelloScope(perimetro, tipi[0]!);
      const isThere = ({ aggregate, id }: Reading) => of<{ readonly status: string }>(aggregate, id).status !== 'assente'; // prettier-ignore
      const read = nominatiDa(perimetro);
      for (const { id } of read)
        if (!read.some((one) => one.id === id && isThere(one)))
          throw new RuleViolation('REVISIONE_PERIMETRO_IGNOTO', { id });
    }
    return [{ aggregate: accessi, id: scope, events }];
  },
};

/** Centri and objectives are of a consortium, rendiconti of an ATS; projects are of both. */
function assertDelloScope({ tipo }: Perimetro, di: TipoScope): void {
  if (di === 'ats' && (tipo === 'centri' || tipo === 'obiettivi'))
    throw new RuleViolation('REVISIONE_PERIMETRO_DI_ATS');
  if (di === 'consorzio' && tipo === 'rendiconti') throw new RuleViolation('REVISIONE_PERIMETRO_DI_CONSORZIO');
}

/**
 * The streams of what a perimeter names; what was closed or removed may be audited, what never was may not. A project
 * has one of its own in its ATS and another in a consortium that takes part: either will do.
 */
function nominatiDa(perimetro: Perimetro): readonly Reading[] {
  const each = [...new Set(nominatiNel(perimetro))];
  return each.flatMap((id) => aggregatiDi(perimetro.tipo).map((aggregate) => ({ aggregate, id })));
}

function aggregatiDi(tipo: Perimetro['tipo']): readonly Reading['aggregate'][] {
  switch (tipo) {
    case 'consorzio':
      return [];
    case 'centri':
      return [centroDiResponsabilita];
    case 'obiettivi':
      return [obiettivo];
    case 'progetti':
      return [progetto, progettoRecepito];
    case 'rendiconti':
      return [rendiconto];
  }
}

function decide(state: Accessi, command: ComandoAccessi): readonly EventoAccessi[] {
  switch (command.type) {
    case 'AssegnaRuolo': {
      const { personaId, ruolo } = command;
      const centri = [...new Set(command.centri)].sort();
      if (RUOLI_PER_CENTRO.includes(ruolo) !== centri.length > 0)
        throw new RuleViolation('RUOLO_SENZA_CENTRI', { ruolo });
      const granted = state.ruoli.get(ruoloDi(personaId, ruolo));
      if (granted && granted.join() === centri.join()) throw new RuleViolation('RUOLO_GIA_ASSEGNATO', { ruolo });
      return [{ type: 'RuoloAssegnato', data: { personaId, ruolo, centri } }];
    }
    case 'RevocaRuolo': {
      const { personaId, ruolo, now } = command;
      if (!state.ruoli.has(ruoloDi(personaId, ruolo))) throw new RuleViolation('RUOLO_NON_ASSEGNATO', { ruolo });
      const amministratori = [...state.ruoli.keys()].filter((key) => key.endsWith('/amministratore'));
      if (ruolo === 'amministratore' && amministratori.length === 1) throw new RuleViolation('ULTIMO_AMMINISTRATORE');
      return [{ type: 'RuoloRevocato', data: { personaId, ruolo } }, ...delegheCessate(state, personaId, ruolo, now)];
    }
    case 'AffidaRevisione':
    case 'RevocaRevisione':
      return [decideRevisione(state, command)];
    default:
      return [decideDelega(state, command)];
  }
}

/** With a role go the deleghe of it that are not over: giving the role back does not bring them back. */
function delegheCessate({ deleghe }: Accessi, delegante: string, ruolo: Ruolo, now: string): readonly EventoDelega[] {
  const oggi = giornoDi(now);
  return [...deleghe.values()]
    .filter((delega) => delega.delegante === delegante && delega.ruolo === ruolo && delega.al >= oggi)
    .map(({ delegaId, personaId }) => ({ type: 'DelegaRevocata', data: { delegaId, personaId } }));
}
