import { Controller, Get, Header, Inject, Res, type BeforeApplicationShutdown } from '@nestjs/common';

import { readinessOf, type Readiness, type ReadinessCheck } from './readiness.js';

export const READINESS_CHECKS = Symbol('readiness checks');

/** For who watches over the process. `live`: it answers at all; `ready`: it can serve a request to its end. */
@Controller('health')
export class HealthController implements BeforeApplicationShutdown {
  private stopping = false;

  constructor(@Inject(READINESS_CHECKS) private readonly checks: readonly ReadinessCheck[]) {}

  @Get('live')
  @Header('Cache-Control', 'no-store')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 or 503, with each check's outcome. */
  @Get('ready')
  @Header('Cache-Control', 'no-store')
  async ready(@Res({ passthrough: true }) response: { status(code: number): unknown }): Promise<Readiness> {
    const readiness = await readinessOf(this.checks);
    const ready = readiness.ready && !this.stopping;
    response.status(ready ? 200 : 503);
    return { ...readiness, ready };
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }
}
