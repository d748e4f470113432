import { Module } from '@nestjs/common';

import { AtsQueries } from './ats.queries.js';
import { AtsResolver } from './ats.resolver.js';
import { atsHandlers } from './commands.js';

/** The networks of consortia: members, capofila, agreements. */
@Module({ providers: [...atsHandlers, AtsQueries, AtsResolver] })
export class AtsModule {}
