export { CentriPage } from './CentriPage.js';
export { PersonePage } from './PersonePage.js';
