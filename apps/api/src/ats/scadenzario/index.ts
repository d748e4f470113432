import { Concessi } from './concesso.js';
import { DovutiQueries } from './dovuti.queries.js';
import { ScadenzarioQueries } from './scadenzario.queries.js';
import { ScadenzarioResolver } from './scadenzario.resolver.js';

/** Deadlines and what is owed: queries and resolver, for the module of the ATS. */
export const scadenzarioProviders = [Concessi, DovutiQueries, ScadenzarioQueries, ScadenzarioResolver];
