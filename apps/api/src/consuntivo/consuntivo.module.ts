import { Module } from '@nestjs/common';

import { comandiConsuntivo } from './commands.js';
import { ConsuntivoResolver } from './consuntivo.resolver.js';

/** Outcomes of attività, values of indicatori, reports. */
@Module({ providers: [comandiConsuntivo.Handler, ConsuntivoResolver] })
export class ConsuntivoModule {}
