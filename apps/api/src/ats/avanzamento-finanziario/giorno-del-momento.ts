import { giornoDi } from '@consorzi/domain/shared';

import type { Momento } from '../../graphql/momento.js';

/** The Italian day that a reading is of: today, or, of a past moment, the day of the last thing that was known then. */
export const giornoDelMomento = ({ attuale, registratoIl }: Momento, now: string): string =>
  giornoDi(attuale || registratoIl === null ? now : registratoIl);
