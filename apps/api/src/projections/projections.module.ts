import { Global, Module } from '@nestjs/common';

import { ReadModels } from './read-models.js';

/** The read models serve every context. */
@Global()
@Module({ providers: [ReadModels], exports: [ReadModels] })
export class ProjectionsModule {}
