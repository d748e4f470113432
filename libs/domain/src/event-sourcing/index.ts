export * from './canonical.js';
export * from './decider.js';
export * from './event-store.js';
export * from './event.js';
export * from './streams.js';
