export { ImportaPage } from './ImportaPage.js';
export { ImportazioniPage } from './ImportazioniPage.js';
export { PropostaPage } from './PropostaPage.js';
