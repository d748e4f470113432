export { DEFAULT_PARSE_LIMITS, type ParseLimits, type ParseOptions, parseInWorker } from './parse-in-worker.js';
