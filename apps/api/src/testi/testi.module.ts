import { Global, Module } from '@nestjs/common';

import { Testi } from './testi.js';

/** Free text serves every context. */
@Global()
@Module({ providers: [Testi], exports: [Testi] })
export class TestiModule {}
