import type { MessageId } from '../messages/index.js';
import type { TipoScope } from '../tenancy/index.js';

export interface Sezione {
  readonly testo: MessageId;
  readonly verso: string;
  readonly permesso?: string;
  /** Of the whole: nothing for who sees a part of it. */
  readonly intero?: true;
}

/** Sections that stand together under one word, so that the bar stays one line on a desk. */
export interface Gruppo {
  readonly testo: MessageId;
  readonly sezioni: readonly Sezione[];
}

const leggi = (testo: MessageId, verso: string): Sezione => ({ testo, verso, permesso: 'ats.leggi' });

const LISTE = leggi('nav.liste', '/liste-di-controllo');
const ATTESTAZIONI = leggi('nav.attestazioni', '/attestazioni');
const intero = (sezione: Sezione): Sezione => ({ ...sezione, intero: true });
const SCADENZE = leggi('nav.scadenzario', '/scadenzario');
const ESPORTA = leggi('nav.esporta', '/esporta');

/** At the end of every bar. */
const COMUNI: readonly Sezione[] = [
  { testo: 'nav.registro', verso: '/registro', permesso: 'audit.leggi', intero: true },
  { testo: 'nav.trasparenza', verso: '/trasparenza', permesso: 'audit.leggi', intero: true },
  { testo: 'nav.persone', verso: '/persone', permesso: 'tenancy.amministra' },
  { testo: 'nav.revisori', verso: '/revisori', permesso: 'audit.vigila' },
];

export const SEZIONI: Readonly<Record<TipoScope, readonly (Sezione | Gruppo)[]>> = {
  consorzio: [
    { testo: 'nav.inizio', verso: '' },
    { testo: 'nav.piani', verso: '/piani', permesso: 'planning.leggi' },
    { testo: 'nav.importa', verso: '/importa', permesso: 'importing.importa' },
    { testo: 'nav.importazioni', verso: '/importazioni', permesso: 'importing.leggi' },
    { testo: 'nav.centri', verso: '/centri', permesso: 'planning.leggi' },
    {
      testo: 'nav.gruppoSpese',
      sezioni: [
        leggi('nav.progettiAts', '/progetti-ats'),
        leggi('nav.spese', '/spese'),
        LISTE,
        ATTESTAZIONI,
        intero(leggi('nav.condivisioni', '/condivisioni')),
        SCADENZE,
        leggi('nav.manca', '/dovuti'),
        ESPORTA,
      ],
    },
    ...COMUNI,
  ],
  ats: [
    { testo: 'nav.inizio', verso: '' },
    {
      testo: 'nav.gruppoProgetti',
      sezioni: [
        leggi('nav.consolidato', '/consolidato'),
        SCADENZE,
        leggi('nav.dovuti', '/dovuti'),
        leggi('nav.programmi', '/programmi'),
        leggi('nav.progetti', '/progetti'),
        leggi('nav.condivise', '/condivise'),
        LISTE,
        ATTESTAZIONI,
      ],
    },
    {
      testo: 'nav.gruppoRendicontazione',
      sezioni: [
        leggi('nav.rendiconti', '/rendiconti'),
        leggi('nav.richieste', '/richieste'),
        leggi('nav.cassa', '/cassa'),
        ESPORTA,
        { testo: 'nav.riconcilia', verso: '/riconcilia', permesso: 'ats.rendiconta' },
      ],
    },
    ...COMUNI,
  ],
};
