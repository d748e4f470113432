import { benchCommands } from './commands.bench.js';
import { startBenchServer } from './environment.js';

const server = await startBenchServer();
try {
  const { fsync, synchronousCommit } = server.durability;
  console.log(`PostgreSQL with fsync = ${fsync}, synchronous_commit = ${synchronousCommit}`);

  console.log('Commands: read a stream of 20 events, fold, decide, append one; 16 callers');
  const commands = await benchCommands(await server.createEnvironment('bench_commands'));
  const ratio = (rate: number) => (rate / commands.bareInsertsPerSecond).toFixed(2);
  console.log(
    `  of bare inserts: ${ratio(commands.commandsPerSecond)}, hot ${ratio(commands.hotScopeCommandsPerSecond)}`,
  );

  console.log(JSON.stringify(commands));
} finally {
  await server.stop();
}
