import { DemoPlatform } from './testing/demo-platform.js';
import { signInContract } from './testing/sign-in-contract.js';

describe('with the embedded provider', () => signInContract(() => DemoPlatform.start(60)));
