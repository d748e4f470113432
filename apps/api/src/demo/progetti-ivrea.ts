import {
  deciderProgetto,
  deciderProgramma,
  type DatiProgetto,
  type Partner,
  type QuotaPiano,
  type Traguardo,
} from '@consorzi/domain/ats';
import { idOf } from '@consorzi/domain/shared';

import { DemoCommands, type DemoDependencies } from './demo-commands.js';

const SCOPE = 'atsivrea';
const programmaId = idOf('demo', SCOPE, 'programma', 'pnrr');

/** Both procedures of the fund: what was born before 25/03/2025 went by the first until it was moved to the second. */
const PROCEDURE = [
  { dal: '2022-01-01', codice: 'regis-2022' },
  { dal: '2025-03-25', codice: 'regis-2025' },
] as const;

const PARTNER: readonly Partner[] = ['inrete', 'cissac', 'ciss38'].map((consorzio) => ({
  ...{ partnerId: consorzio, tipo: 'membro' as const, consorzio },
}));

/** Thirds of an amount in cents, the cents that are left over to the first: how it was divided is not known here. */
function quote(voceId: string, centesimi: number): readonly QuotaPiano[] {
  const terzo = Math.floor(centesimi / PARTNER.length);
  return PARTNER.map(({ partnerId }, index) => ({
    ...{ voceId, partnerId, fonte: 'finanziamento' as const },
    centesimi: index === 0 ? centesimi - terzo * (PARTNER.length - 1) : terzo,
  }));
}

interface DemoProgetto {
  readonly linea: string;
  readonly titolo: string;
  readonly cup: string;
  /** Euro that the national call gives to each project of the line. */
  readonly euro: number;
  readonly traguardi: readonly Traguardo[];
}

const PAI: Traguardo = {
  ...{
    traguardoId: idOf('demo', SCOPE, 'traguardo', 'pai'),
    tipo: 'target',
    titolo: 'Progetti assistenziali individualizzati',
  },
  ...{ unita: 'PAI', attesi: [{ partnerId: null, entro: '2026-06-30', valore: '125' }] },
};

const PROGETTI: readonly DemoProgetto[] = [
  { linea: '1.1.1', titolo: 'Capacità genitoriali: P.I.P.P.I.', cup: 'I84H22000180006', euro: 211_500, traguardi: [] },
  { linea: '1.1.3', titolo: 'Dimissioni protette', cup: 'I84H22000190006', euro: 330_000, traguardi: [PAI] },
  { linea: '1.1.4', titolo: 'Supervisione degli operatori', cup: 'I84H22000200006', euro: 210_000, traguardi: [] },
];

/** The PNRR projects of the demo ATS. What its consortia spend on them and share is left to who tries the platform. */
export async function loadProgettiIvrea(dependencies: DemoDependencies): Promise<void> {
  const commands = new DemoCommands(dependencies, SCOPE, 'progetti');
  const scope = SCOPE;
  await commands.run(deciderProgramma)((base) => ({
    ...base,
    ...{ type: 'IstituisciProgramma' as const, scope, programmaId, denominazione: 'PNRR M5C2 Investimento 1.1' },
    ...{ finanziatore: 'Ministero del lavoro e delle politiche sociali', fondo: 'PNRR' },
  }));
  for (const { dal, codice } of PROCEDURE) {
    await commands.run(deciderProgramma)((base) => ({
      ...base,
      ...{ type: 'AdottaProcedura' as const, scope, programmaId, dal, proposta: { tipo: 'predefinita', codice } },
    }));
  }
  for (const progetto of PROGETTI) {
    await commands.run(deciderProgetto)((base) => ({
      ...base,
      ...{ type: 'RegistraProgetto' as const, scope, progettoId: idOf('demo', SCOPE, 'progetto', progetto.linea) },
      ...{ dati: datiOf(progetto), atto: { organo: 'cda', numero: 's.n.', data: '2022-08-04' } },
    }));
  }
}

function datiOf({ linea, titolo, cup, euro, traguardi }: DemoProgetto): DatiProgetto {
  const voci = [
    { voceId: 'personale', codice: 'A.1', titolo: 'Personale', centesimi: euro * 30 },
    { voceId: 'servizi', codice: 'A.2', titolo: 'Servizi', centesimi: euro * 70 },
  ];
  return {
    ...{ programmaId, proceduraVersione: 1, titolo, cup, linea, partner: PARTNER, responsabili: [] },
    piano: {
      ...{ dal: '2022-08-04', al: '2026-06-30', fasi: [], traguardi },
      voci: voci.map(({ centesimi: _, ...voce }) => voce),
      quote: voci.flatMap(({ voceId, centesimi }) => quote(voceId, centesimi)),
    },
  };
}
