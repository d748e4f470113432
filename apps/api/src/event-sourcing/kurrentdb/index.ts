export * from './address.js';
export * from './kurrent-event-store.js';
export * from './log-refused.js';
export * from './open-kurrent.js';
