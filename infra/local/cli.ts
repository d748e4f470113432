import { runCli } from '#api/cli/run-cli.js';

import { connectLocally } from './local-connection.js';

// `npm run cli -- <command>`: on the platform that runs on this data folder, or on its database started for the while.
process.exit(await runCli(process.argv.slice(2), connectLocally));
