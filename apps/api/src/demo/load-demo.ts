import {
  consuntivoIdOf,
  deciderConsuntivo,
  parseValoreConsuntivo,
  valoreRegistrato,
} from '@consorzi/domain/consuntivo';
import type { Decider } from '@consorzi/domain/event-sourcing';
import {
  deciderApprovaPiano,
  deciderObiettivo,
  deciderPiano,
  deciderProgettoPeg,
  deciderVariazione,
  parseTempi,
  parseValoreAtteso,
  pianoIdOf,
  progettoPegIdOf,
  type SchedaObiettivo,
} from '@consorzi/domain/planning';
import { idOf, type Comando } from '@consorzi/domain/shared';
import { centroIdOf, deciderAccessi, deciderCentro, deciderConsorzio } from '@consorzi/domain/tenancy';

import { albalangheroero } from './albalangheroero.js';
import { loadAtsIvrea } from './ats-ivrea.js';
import { ciss38 } from './ciss38.js';
import { cissac } from './cissac.js';
import { DemoCommands, type DemoDependencies, type Testo } from './demo-commands.js';
import type { DemoConsorzio, DemoObiettivo } from './demo-data.js';
import { inrete } from './inrete.js';
import { loadProgettiIvrea } from './progetti-ivrea.js';
import { loadTestimonianze } from './testimonianze.js';

export const DEMO_CONSORZI: readonly DemoConsorzio[] = [inrete, cissac, ciss38, albalangheroero];

/**
 * Loads the demo consortia and their ATS through the same deciders that people use. Command ids are fixed: what an
 * interrupted or an earlier load has written is found again, so it may be run as often as one likes.
 */
export async function loadDemo(dependencies: DemoDependencies): Promise<void> {
  for (const consorzio of DEMO_CONSORZI) {
    dependencies.onProgress?.(consorzio.denominazione);
    await new Loader(dependencies, consorzio).load();
  }
  await loadAtsIvrea(dependencies);
  await loadProgettiIvrea(dependencies);
  await loadTestimonianze(dependencies);
}

class Loader {
  private readonly commands: DemoCommands;

  constructor(
    private readonly dependencies: DemoDependencies,
    private readonly consorzio: DemoConsorzio,
  ) {
    this.commands = new DemoCommands(dependencies, consorzio.scope);
  }

  async load(): Promise<void> {
    const { scope, denominazione, sede, centri } = this.consorzio;
    await this.run(deciderConsorzio)((base) => ({ ...base, type: 'IstituisciConsorzio', scope, denominazione, sede }));
    for (const { codice, denominazione: name } of centri) {
      const centroId = this.centro(codice);
      await this.run(deciderCentro)((base) => ({
        ...base,
        type: 'IstituisciCentro',
        centroId,
        codice,
        denominazione: name,
      }));
    }
    await this.posti();
    await this.piano();
    await this.ospiti();
  }

  private async posti(): Promise<void> {
    const { scope, posti, piano } = this.consorzio;
    for (const { utente, ruolo, centri = [] } of posti) {
      const personaId = await this.dependencies.personaOf(`${utente}.${scope}`, scope);
      const own = centri.map((codice) => this.centro(codice));
      await this.run(deciderAccessi)((base) => ({
        ...base,
        type: 'AssegnaRuolo',
        scope,
        personaId,
        ruolo,
        centri: own,
      }));
      if (ruolo !== 'responsabile') continue;
      for (const centroId of own) {
        await this.run(deciderCentro)((base) => ({
          ...base,
          type: 'NominaResponsabile',
          centroId,
          personaId,
          dal: `${piano.dal}-01-01`,
        }));
      }
    }
  }

  /** Last, so that the places of all that came before them stay what they were. */
  private async ospiti(): Promise<void> {
    const { scope, ospiti = [] } = this.consorzio;
    for (const { utente, ruolo } of ospiti) {
      const personaId = await this.dependencies.personaOf(utente, scope);
      await this.run(deciderAccessi)((base) => ({
        ...base,
        type: 'AssegnaRuolo',
        scope,
        personaId,
        ruolo,
        centri: [],
      }));
    }
  }

  private async piano(): Promise<void> {
    const { scope, piano } = this.consorzio;
    const { titolo, dal, al, atto } = piano;
    const pianoId = pianoIdOf(scope, piano);
    await this.run(deciderPiano)((base) => ({ ...base, type: 'CreaPiano', pianoId, titolo, dal, al }));
    for (const { centro, ...rest } of piano.progetti) {
      const scheda = { ...rest, centroId: this.centro(centro), obiettivoOperativo: '' };
      const progettoPegId = progettoPegIdOf(pianoId, scheda.centroId, scheda);
      await this.run(deciderProgettoPeg)((base) => ({
        ...base,
        type: 'DefinisciProgettoPeg',
        progettoPegId,
        pianoId,
        scheda,
      }));
    }
    for (const [index, obiettivo] of piano.obiettivi.entries()) {
      const obiettivoId = this.obiettivoId(index);
      const scheda = this.scheda(index, obiettivo, pianoId);
      await this.run(deciderObiettivo)((base) => ({
        ...base,
        type: 'DefinisciObiettivo',
        obiettivoId,
        pianoId,
        scheda,
      }));
    }
    const contenuto = { oggetto: 'obiettivo', oggettoId: this.obiettivoId(0) } as const;
    await this.run(deciderApprovaPiano)((base) => ({ ...base, type: 'ApprovaPiano', pianoId, atto, contenuto }));
    await this.variazione(pianoId);
    await this.run(deciderPiano)((base) => ({ ...base, type: 'ApriConsuntivazione', pianoId }));
    for (const [index, obiettivo] of piano.obiettivi.entries()) await this.consuntivo(index, obiettivo, pianoId);
  }

  private async variazione(pianoId: string): Promise<void> {
    const { scope, piano } = this.consorzio;
    if (!piano.variazione) return;
    const { motivo, atto, obiettivo, attivita, tempi } = piano.variazione;
    const variazioneId = idOf('demo', scope, 'variazione');
    const ids = { variazioneId, pianoId };
    const scheda = this.scheda(obiettivo, piano.obiettivi[obiettivo]!, pianoId);
    const moved = scheda.attivita.map((row, index) =>
      index === attivita ? { ...row, tempi: parseTempi(tempi) } : row,
    );
    await this.run(deciderVariazione)((base, testo) => ({
      ...base,
      ...ids,
      type: 'ApriVariazione',
      motivo: testo('motivo', motivo),
    }));
    await this.run(deciderVariazione)((base) => ({
      ...base,
      ...ids,
      type: 'ProponiObiettivo',
      obiettivoId: this.obiettivoId(obiettivo),
      nuovo: false,
      scheda: { ...scheda, attivita: moved },
    }));
    await this.run(deciderVariazione)((base) => ({ ...base, ...ids, type: 'ApprovaVariazione', atto }));
  }

  private async consuntivo(index: number, obiettivo: DemoObiettivo, pianoId: string): Promise<void> {
    const { piano } = this.consorzio;
    const scheda = this.scheda(index, obiettivo, pianoId);
    const sede = { pianoId, obiettivoId: this.obiettivoId(index), centroId: scheda.centri[0]!, anno: piano.al };
    const at = { ...sede, consuntivoId: consuntivoIdOf(sede) };
    const esito = (voceId: string, words: string, testo: Testo) => ({
      voceId,
      testo: testo('testo', words),
      valore: valoreRegistrato(parseValoreConsuntivo(words)),
      rilevatoIl: `${piano.al}-12-31`,
    });
    for (const [row, { consuntivo }] of obiettivo.attivita.entries()) {
      if (consuntivo === undefined) continue;
      const { id } = scheda.attivita[row]!;
      await this.run(deciderConsuntivo)((base, testo) => ({
        ...base,
        ...at,
        type: 'RegistraEsitoAttivita',
        esito: esito(id, consuntivo, testo),
      }));
    }
    for (const [row, { consuntivo }] of obiettivo.indicatori.entries()) {
      if (consuntivo === undefined) continue;
      const { id } = scheda.indicatori[row]!;
      await this.run(deciderConsuntivo)((base, testo) => ({
        ...base,
        ...at,
        type: 'RegistraValoreIndicatore',
        esito: esito(id, consuntivo, testo),
      }));
    }
    const { relazione } = obiettivo;
    if (relazione) {
      await this.run(deciderConsuntivo)((base, testo) => ({
        ...base,
        ...at,
        type: 'RegistraRelazione',
        testo: testo('testo', relazione),
      }));
    }
  }

  private scheda(index: number, obiettivo: DemoObiettivo, pianoId: string): SchedaObiettivo {
    const id = (kind: string, row: number) => idOf(this.obiettivoId(index), kind, row);
    const { numero, titolo, areaStrategica, utentiFinali, finalita } = obiettivo;
    const projects = this.consorzio.piano.progetti.filter(({ codice }) => obiettivo.progetti.includes(codice));
    return {
      numero,
      titolo,
      areaStrategica,
      utentiFinali,
      finalita,
      centri: obiettivo.centri.map((codice) => this.centro(codice)),
      progettiPeg: projects.map((one) => progettoPegIdOf(pianoId, this.centro(one.centro), one)),
      obiettivoOperativo: '',
      progettoPegTesto: '',
      servizi: projects.flatMap(({ servizi }) => servizi).join('; '),
      retiDiCollaborazione: '',
      descrizione: '',
      continuaDa: null,
      attivita: obiettivo.attivita.map(({ testo, tempi }, row) => ({
        id: id('attivita', row),
        testo,
        tempi: parseTempi(tempi),
      })),
      indicatori: obiettivo.indicatori.map(({ nome, unita, atteso }, row) => ({
        id: id('indicatore', row),
        nome,
        descrizione: '',
        unita,
        atteso: parseValoreAtteso(atteso, unita),
      })),
    };
  }

  private centro(codice: string): string {
    return centroIdOf(this.consorzio.scope, codice);
  }

  private obiettivoId(index: number): string {
    return idOf('demo', this.consorzio.scope, 'obiettivo', index);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the state is the decider's own business
  private run<C extends Comando<string>>(decider: Decider<C, any>) {
    return this.commands.run(decider);
  }
}
