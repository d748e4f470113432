/** The line printed, and the only one, when somebody tries to run demo users in production. */
export const REFUSED_IN_PRODUCTION =
  'Il fornitore di identità dimostrativo non parte con NODE_ENV=production: configurare Keycloak (KEYCLOAK_URL).';

export const isProduction = (): boolean => process.env['NODE_ENV'] === 'production';
