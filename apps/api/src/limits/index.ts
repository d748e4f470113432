export { BODY_LIMIT, earlyCheck, KnownCredentials } from './early-check.js';
export { keepPlace, keepsPlace } from './in-flight.js';
export { LimitsModule } from './limits.module.js';
export { operationLimits } from './operation-limits.js';
export { Rates } from './rates.js';
