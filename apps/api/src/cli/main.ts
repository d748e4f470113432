import { runCli } from './run-cli.js';

// The command line of an installed platform: its variables are those of the surroundings, as for the API.
// On a machine with the embedded parts, `npm run cli` finds or starts them first (infra/local/cli.ts).
process.exit(await runCli(process.argv.slice(2), () => Promise.resolve({ env: {}, close: () => Promise.resolve() })));
