import path from 'node:path';

import type { Config } from '../config.js';
import type { FileStore } from './file-store.js';
import { FolderStore } from './folder-store.js';
import { Quarantine } from './quarantine.js';
import { S3Store } from './s3-store.js';

/** What entry points that touch evidence files read of the configuration. */
export const FILE_VARIABLES = [
  'FILES_DIR',
  'FILES_S3_URL',
  'FILES_S3_REGION',
  'FILES_S3_ACCESS_KEY',
  'FILES_S3_SECRET_KEY',
] as const satisfies readonly (keyof Config)[];
type FileConfig = Pick<Config, (typeof FILE_VARIABLES)[number]>;

/** The S3-compatible store where one is named, else the folder. @throws Error where its keys are missing */
export function openStore(config: FileConfig): FileStore {
  const { FILES_S3_URL: url, FILES_S3_ACCESS_KEY: accessKey, FILES_S3_SECRET_KEY: secretKey } = config;
  if (url === undefined) return new FolderStore(path.resolve(config.FILES_DIR));
  if (accessKey === undefined || secretKey === undefined)
    throw new Error('Con FILES_S3_URL servono FILES_S3_ACCESS_KEY e FILES_S3_SECRET_KEY.');
  return new S3Store({ url, region: config.FILES_S3_REGION, accessKey, secretKey });
}

/** Beside the folder, so that a rename reaches it; no scope has a dot in its name. */
export const openQuarantine = ({ FILES_DIR }: Pick<Config, 'FILES_DIR'>): Quarantine =>
  new Quarantine(path.join(path.resolve(FILES_DIR), '.quarantena'));
