import { Module } from '@nestjs/common';

import { ConsuntivoHandler } from './consuntivo.handler.js';
import { ConsuntivoResolver } from './consuntivo.resolver.js';

/** Outcomes of attività, values of indicatori, reports. */
@Module({ providers: [ConsuntivoHandler, ConsuntivoResolver] })
export class ConsuntivoModule {}
