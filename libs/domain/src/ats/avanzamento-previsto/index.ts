export * from './avanzamento-finanziario.js';
export * from './previsione.js';
