import { deciderIstanza, deciderProgetto, type DatiProgetto, type PianoProgetto } from '@consorzi/domain/ats';
import { idOf } from '@consorzi/domain/shared';

import { direttore, testo } from './consorzio-di-prova.js';
import { SCOPE, type Diario } from './log.js';
import { PROGRAMMA } from './programma-di-prova.js';

/** The project of the story in the log of the ATS. */
export const PROGETTO_ATS = idOf(SCOPE, 'progetto dell’ATS');
export const [VOCE, ALFA, ASL] = ['voce', 'alfa', 'asl'].map((name) => idOf(PROGETTO_ATS, name)) as [
  string,
  string,
  string,
];

const piano: PianoProgetto = {
  ...{ dal: '2025-01-01', al: '2026-06-30' },
  voci: [{ voceId: VOCE, codice: 'A.1', titolo: 'Personale interno' }],
  quote: [
    { voceId: VOCE, partnerId: ALFA, fonte: 'finanziamento', centesimi: 5_000_000 },
    { voceId: VOCE, partnerId: ASL, fonte: 'cofinanziamento', centesimi: 0 },
  ],
  fasi: [{ faseId: idOf(PROGETTO_ATS, 'avvio'), titolo: 'Avvio', dal: '2025-01-01', al: '2025-06-30' }],
  traguardi: [
    {
      ...{ traguardoId: idOf(PROGETTO_ATS, 'pai'), tipo: 'target', titolo: 'PAI attivati', unita: 'n.' },
      attesi: [
        { partnerId: null, entro: '2026-06-30', valore: '125' },
        { partnerId: ALFA, entro: '2025-12-31', valore: '34' },
      ],
    },
    {
      ...{ traguardoId: idOf(PROGETTO_ATS, 'équipe'), tipo: 'milestone', titolo: 'Équipe costituita', unita: '' },
      attesi: [{ partnerId: null, entro: '2025-06-30', valore: null }],
    },
  ],
};

const dati = (personaId: string): DatiProgetto => ({
  ...{ programmaId: PROGRAMMA, proceduraVersione: 1, titolo: 'Percorsi di autonomia', cup: 'I84H22000190006' },
  linea: '1.1.3',
  partner: [
    { partnerId: ALFA, tipo: 'membro', consorzio: 'alfa' },
    { partnerId: ASL, tipo: 'esterno', denominazione: 'Azienda sanitaria di prova' },
  ],
  piano,
  responsabili: [{ personaId, compito: 'responsabile' }],
});

/** A project from its registration to its end: a request refused, one accepted, an act of its own, newer rules. */
export function progettoConIstanze(diario: Diario): void {
  const who = direttore('2025-09-01');
  const atto = { organo: 'assemblea', numero: '5', data: '2025-08-20' } as const;
  const del = { ...who, scope: SCOPE, progettoId: PROGETTO_ATS };
  const { personaId } = who.autore;
  // The people of the story have names where an id would stand.
  const data = { ...dati(idOf(personaId)) };
  diario.esegui(deciderProgetto, { ...del, type: 'RegistraProgetto', dati: data, atto });

  const chiede = (istanzaId: string) => ({
    ...({ ...who, type: 'PresentaIstanza', istanzaId, progettoId: PROGETTO_ATS } as const),
    ...{ oggetto: testo(`oggetto ${istanzaId}`), presentataIl: '2025-08-01' },
  });
  const risponde = (istanzaId: string) => ({
    ...({ ...who, type: 'RiscontraIstanza', istanzaId, riscontrataIl: '2025-08-20' } as const),
    ...{ testo: testo(`risposta ${istanzaId}`), decorre: null, pianoAccolto: null },
  });
  const [prima, seconda, terza] = [1, 2, 3].map((n) => idOf(PROGETTO_ATS, 'istanza', n)) as [string, string, string];
  const spostato = (centesimi: number): PianoProgetto => ({
    ...piano,
    quote: piano.quote.map((quota) => ({ ...quota, centesimi: quota.centesimi + centesimi })),
  });
  const rimodulazione = (centesimi: number) =>
    ({ tipo: 'rimodulazione', proposta: { piano: spostato(centesimi) } }) as const;
  diario.esegui(deciderIstanza, { ...chiede(prima), ...rimodulazione(100) });
  diario.esegui(deciderIstanza, { ...risponde(prima), esito: 'respinta' });
  diario.esegui(deciderIstanza, { ...chiede(seconda), ...rimodulazione(200) });
  diario.esegui(deciderIstanza, { ...risponde(seconda), esito: 'accolta', decorre: '2025-09-01' });
  const partner = [ALFA, ASL];
  diario.esegui(deciderIstanza, { ...who, type: 'ComunicaIstanza', istanzaId: seconda, partner, il: '2025-08-25' });
  diario.esegui(deciderIstanza, { ...chiede(terza), tipo: 'proroga', proposta: { al: '2026-12-31' } });
  diario.esegui(deciderIstanza, { ...risponde(terza), esito: 'silenzio', testo: null });

  const cambia = { ...del, type: 'ModificaPianoProgetto', dal: '2025-10-01', atto } as const;
  diario.esegui(deciderProgetto, { ...cambia, piano: spostato(300) });
  diario.esegui(deciderProgetto, { ...del, type: 'AggiornaProcedura', proceduraVersione: 2 });
  const altri = [{ personaId: idOf(personaId, 'monitora'), compito: 'monitoraggio' }] as const;
  diario.esegui(deciderProgetto, { ...del, type: 'CambiaResponsabiliProgetto', responsabili: altri });
  diario.esegui(deciderProgetto, { ...del, type: 'ChiudiProgetto', il: '2025-08-31' });
}
