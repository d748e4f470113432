import { comandiPeriodi, comandiSpesa } from './commands.js';
import { Doppioni } from './doppioni.js';
import { FatturaController } from './fattura.controller.js';
import { SpesaQueries } from './spesa.queries.js';
import { SpesaResolver } from './spesa.resolver.js';

/** The expenses of a consortium, for the module of the ATS. */
export const spesaProviders = [comandiSpesa.Handler, comandiPeriodi.Handler, Doppioni, SpesaQueries, SpesaResolver];
export const spesaControllers = [FatturaController];
