export { compareLogs, type Compared } from './compare-logs.js';
export { copyLog, LogsDiffer, TargetBehind, type CopyOptions } from './copy-log.js';
