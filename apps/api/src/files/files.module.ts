import { Global, Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';

import { API_CONFIG, type ApiConfig } from '../boot/platform.module.js';
import { antivirusOf } from './antivirus.js';
import { Caricamenti } from './caricamenti.js';
import type { FileStore } from './file-store.js';
import { openQuarantine, openStore } from './open-files.js';
import { Quarantine } from './quarantine.js';
import { Ricezione } from './ricezione.js';

export const FILE_STORE = Symbol('FileStore');

const PROVIDERS = [
  Caricamenti,
  { provide: FILE_STORE, useFactory: openStore, inject: [API_CONFIG] },
  { provide: Quarantine, useFactory: openQuarantine, inject: [API_CONFIG] },
  {
    provide: Ricezione,
    useFactory: (config: ApiConfig, quarantine: Quarantine, store: FileStore, caricamenti: Caricamenti) =>
      new Ricezione({
        ...{ quarantine, store, caricamenti, antivirus: antivirusOf(config), maxBytes: config.FILES_MAX_BYTES },
      }),
    inject: [API_CONFIG, Quarantine, FILE_STORE, Caricamenti],
  },
];

/** Evidence files serve the fascicoli, and whatever else is signed outside and comes back. */
@Global()
@Module({ providers: PROVIDERS, exports: PROVIDERS })
export class FilesModule implements OnApplicationBootstrap {
  constructor(@Inject(Quarantine) private readonly quarantine: Quarantine) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.quarantine.sweep(new Date());
  }
}
