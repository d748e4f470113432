export { signInConfig, type SignInConfig, type SignInVariables } from './config.js';
export { asKnownPerson, embeddedPeople, embeddedToken, NoDemoToken, type EmbeddedPerson } from './embedded-provider.js';
export { answerError } from './error-answers.js';
export { IdentityOf } from './identity-of.js';
export { IdentityUnavailable, TokenRefused, type Identity } from './identity.js';
export { Persone, type KnownPerson } from './persone.js';
export type { StatoSessione } from './sign-in.controller.js';
export { SignInModule } from './sign-in.module.js';
