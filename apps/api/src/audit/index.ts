export { fraseOf } from './fatti.js';
export {
  EXPORT_REFUSALS,
  ExportRefused,
  exportBundle,
  exportDossier,
  intoFolder,
  verifierHash,
  writeBundle,
} from './export/index.js';
export { Cancellazioni, ElencoCancellazioni } from './cancellazioni/index.js';
export {
  countOpenAlarms,
  raiseAlarm,
  rebuildTree,
  resolveAlarms,
  startTransparency,
  TransparencyAlarm,
  verifyTree,
  type TreeOutcome,
} from './transparency/index.js';
