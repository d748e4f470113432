import { KeycloakPlatform } from './keycloak-platform.js';
import { signInContract } from './sign-in-contract.js';

describe('with a real Keycloak', () => signInContract(() => KeycloakPlatform.start()));
