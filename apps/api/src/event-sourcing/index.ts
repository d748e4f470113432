export * from './command-errors.js';
export * from './prepared-append.js';
export * from './postgres/outage.js';
export * from './postgres/postgres-event-store.js';
export * from './remembered-streams.js';
export * from './run-command.js';
export * from './upcast.js';
