import {
  deciderAttestazione,
  deciderListaDiControllo,
  deciderProgettoRecepito,
  modelloPredefinito,
  type Cig,
  type ComandoListaDiControllo,
} from '@consorzi/domain/ats';
import { sha256 } from '@consorzi/domain/event-sourcing';
import { idOf } from '@consorzi/domain/shared';

import { direttore, testo } from './consorzio-di-prova.js';
import { SCOPE, type Diario } from './log.js';

/** A check list filled in by one person and controlled by another, and a statement that comes back signed. */
export function listeEAttestazioni(diario: Diario): void {
  const compilatore = direttore('2025-09-01');
  const controllore = { ...compilatore, autore: { personaId: idOf('persona', 'finanza'), centri: 'tutti' } } as const;
  const progettoId = idOf(SCOPE, 'progetto con liste');
  const modello = modelloPredefinito('regis-2025')!;
  const [titolo, cup, proceduraVersione] = ['Uno sportello in più', 'J11H22000000006', 1];
  diario.esegui(deciderProgettoRecepito, {
    ...{ ...compilatore, type: 'RecepisciProgetto', scope: SCOPE },
    contenuto: {
      ...{ ats: 'ambitodiprova', progettoId, partnerId: idOf(progettoId, 'partner'), titolo, cup, programma: 'PNRR' },
      ...{
        dal: '2023-01-01',
        al: '2026-06-30',
        voci: [],
        quote: [],
        traguardi: [],
        piani: [{ dal: '2023-01-01', piano: { dal: '2023-01-01', al: '2026-06-30', voci: [], quote: [], fasi: [] } }],
        proceduraVersione,
        modello,
        stato: 'inCorso',
      },
    },
  });

  const lista = modello.liste.find(({ tipo }) => tipo === 'autocontrollo')!;
  const listaId = idOf(progettoId, 'lista', 1);
  const esegui = (command: ComandoListaDiControllo) => diario.esegui(deciderListaDiControllo, command);
  const apri = (id: string, campo: string, cig: Cig) =>
    esegui({
      ...{ ...compilatore, type: 'ApriLista', listaId: id, presso: 'consorzio', progettoId, codice: lista.codice },
      ...{ oggetto: { tipo: 'affidamento', oggetto: testo(campo), cig }, mese: '2025-05' },
    });
  apri(listaId, 'sportello', { codice: 'B10A9942A7' });
  apri(idOf(progettoId, 'lista', 2), 'utenze', { assenza: 'utenze' });

  const risposte = lista.domande.map(({ id }) => ({ domandaId: id, esito: 'si', note: null }) as const);
  const no = { domandaId: lista.domande[0]!.id, esito: 'no', note: testo('risposta negativa') } as const;
  esegui({ ...compilatore, type: 'RispondiDomande', listaId, risposte });
  esegui({ ...compilatore, type: 'RispondiDomande', listaId, risposte: [no] });
  esegui({ ...compilatore, type: 'CompilaLista', listaId });
  const controlla = { ...controllore, type: 'ControllaLista', listaId } as const;
  esegui({ ...controlla, esito: 'conRilievi', note: testo('rilievo') });
  esegui({ ...compilatore, type: 'RiapriLista', listaId, motivo: testo('riapertura') });
  esegui({ ...compilatore, type: 'RispondiDomande', listaId, risposte: [risposte[0]!] });
  esegui({ ...compilatore, type: 'CompilaLista', listaId });
  esegui({ ...controlla, esito: 'positivo', note: null });

  const attestazioneId = idOf(progettoId, 'attestazione');
  const contenuto = { sha256: sha256('documento'), byte: 21_000, titolo, cup, proceduraVersione };
  diario.esegui(deciderAttestazione, {
    ...{ ...compilatore, type: 'GeneraAttestazione', attestazioneId, presso: 'consorzio', progettoId, contenuto },
    ...{ codice: 'relazione-intermedia', importoCentesimi: 1_250_000 },
    oggetto: { tipo: 'richiesta', riferimentoId: null, dal: '2025-01', al: '2025-06' },
    avanzamento: [{ voce: testo('piani attivati'), previsto: '125', realizzato: '129' }],
  });
  diario.esegui(deciderAttestazione, {
    ...{ ...compilatore, type: 'RestituisciAttestazione', attestazioneId },
    firmato: {
      ...{ sha256: sha256('documento firmato'), byte: 27_000, formato: 'cades', firme: 1 },
      contenutoSha256: contenuto.sha256,
    },
  });
}
