import { comandiProgramma } from './commands.js';
import { ProgrammiQueries } from './programmi.queries.js';
import { ProgrammiResolver } from './programmi.resolver.js';

/** Fund programmes and their procedures, for the module of the ATS. */
export const programmiProviders = [comandiProgramma.Handler, ProgrammiQueries, ProgrammiResolver];
