export * from './import-document.js';
export { fitProposal } from './fit-proposal.js';
export * from './proposal.js';
export * from './refused.js';
export * from './warnings.js';
export * from './matching.js';
export * from './acceptance/index.js';
