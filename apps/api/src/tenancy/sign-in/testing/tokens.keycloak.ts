import { KeycloakPlatform } from './keycloak-platform.js';
import { tokenContract } from './token-contract.js';

describe('with a real Keycloak', () => tokenContract(() => KeycloakPlatform.start(), KeycloakPlatform.ISSUED));
