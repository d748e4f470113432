export { countOpenAlarms, raiseAlarm, resolveAlarms, TransparencyAlarm } from './alarms.js';
export { rebuildTree, verifyTree, type TreeOutcome } from './rebuild.js';
export { startTransparency } from './start.js';
