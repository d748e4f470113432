import { deciderAdesione, deciderAts, deciderConvenzione, type Parte } from '@consorzi/domain/ats';
import { idOf, type Atto } from '@consorzi/domain/shared';
import { deciderAccessi, type Ruolo } from '@consorzi/domain/tenancy';

import { DemoCommands, type DemoDependencies } from './demo-commands.js';

const SCOPE = 'atsivrea';
const DENOMINAZIONE = 'ATS Ivrea-Cuorgnè';

/** The Region designated the ATS in 2016; day and number of its act are not known here, so the year stands alone. */
const DESIGNAZIONE: Atto = { organo: 'altro', numero: 's.n.', data: '2016-01-01' };

const MEMBRI = [
  { consorzio: 'inrete', denominazione: 'Consorzio IN.RE.TE.' },
  { consorzio: 'cissac', denominazione: 'CISS-AC' },
  { consorzio: 'ciss38', denominazione: 'CISS 38' },
];
const CAPOFILA = 'inrete';

const CONVENZIONE = {
  titolo: 'Convenzione per i progetti PNRR (Missione 5, Componente 2), con l’addendum del 28/03/2023',
  atto: { organo: 'altro', numero: 's.n.', data: '2022-08-04' },
  dal: '2022-08-04',
  al: '2026-06-30',
} as const;

/** All of them belong to a consortium first: in the ATS they act for it. */
const POSTI: readonly { readonly utente: string; readonly ruolo: Ruolo }[] = [
  { utente: 'amministratore.inrete', ruolo: 'amministratore' },
  { utente: 'direttore.inrete', ruolo: 'capofila' },
  { utente: 'finanza.inrete', ruolo: 'capofila' },
  { utente: 'direttore.cissac', ruolo: 'referente' },
  { utente: 'direttore.ciss38', ruolo: 'referente' },
  { utente: 'revisore.inrete', ruolo: 'revisore' },
];

/** The ATS of three of the demo consortia; Alba-Langhe-Roero is outside it. */
export async function loadAtsIvrea(dependencies: DemoDependencies): Promise<void> {
  dependencies.onProgress?.(DENOMINAZIONE);
  const commands = new DemoCommands(dependencies, SCOPE);
  const ofAts = { scope: SCOPE, atto: DESIGNAZIONE };
  const dal = DESIGNAZIONE.data;
  await commands.run(deciderAts)((base) => ({
    ...base,
    ...ofAts,
    type: 'IstituisciAts',
    denominazione: DENOMINAZIONE,
  }));
  for (const membro of MEMBRI) {
    await commands.run(deciderAts)((base) => ({ ...base, ...ofAts, ...membro, type: 'RegistraEntrata', dal }));
  }
  await commands.run(deciderAts)((base) => ({
    ...base,
    ...ofAts,
    type: 'DesignaCapofila',
    consorzio: CAPOFILA,
    dal,
  }));
  // By the act under which they entered into the agreement; that of 2016 was the Region's.
  for (const { consorzio: scope } of MEMBRI) {
    await new DemoCommands(dependencies, scope, 'adesione').run(deciderAdesione)((base) => ({
      ...base,
      ...{ type: 'RiconosciAts' as const, scope, ats: SCOPE, atto: CONVENZIONE.atto },
    }));
  }
  const parti = MEMBRI.map(({ consorzio }): Parte => ({ tipo: 'membro', consorzio }));
  await commands.run(deciderConvenzione)((base) => ({
    ...base,
    ...CONVENZIONE,
    type: 'RegistraConvenzione',
    scope: SCOPE,
    convenzioneId: idOf('demo', SCOPE, 'convenzione'),
    parti,
  }));
  for (const { utente, ruolo } of POSTI) {
    const personaId = await dependencies.personaOf(utente, SCOPE);
    await commands.run(deciderAccessi)((base) => ({
      ...base,
      type: 'AssegnaRuolo',
      scope: SCOPE,
      personaId,
      ruolo,
      centri: [],
    }));
  }
}
