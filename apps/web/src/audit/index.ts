export { StoriaPage } from './StoriaPage.js';
