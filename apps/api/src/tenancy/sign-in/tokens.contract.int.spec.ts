import { DemoPlatform } from './testing/demo-platform.js';
import { tokenContract } from './testing/token-contract.js';

describe('with the embedded provider', () => tokenContract(() => DemoPlatform.start(60), DemoPlatform.ISSUED));
