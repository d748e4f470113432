import { sha256 } from '@consorzi/domain/event-sourcing';
import { pianoIdOf } from '@consorzi/domain/planning';
import { idOf, type TestoRef } from '@consorzi/domain/shared';
import { centroIdOf } from '@consorzi/domain/tenancy';

import { SCOPE } from './log.js';

/** A word that stands in every free text of the story and in nothing else: rows and events must not hold it. */
export const PAROLA = 'Segreto';

/** Who acts in the story, at ten of a day. */
export const direttore = (now: string) => ({
  autore: { personaId: idOf('persona', 'direttore'), centri: 'tutti' } as const,
  now: `${now}T10:00:00.000Z`,
});

/** A free text: its words are nowhere, only their hash. */
export const testo = (campo: string): TestoRef => ({
  testoId: idOf('testo', campo),
  hash: sha256(`${campo} ${PAROLA}`),
});

export const MINORI = centroIdOf(SCOPE, 'MINORI');
export const ANZIANI = centroIdOf(SCOPE, 'ANZIANI');
export const PIANO = pianoIdOf(SCOPE, { dal: 2024, al: 2025 });
export const LABORATORI = idOf(PIANO, 'laboratori');
