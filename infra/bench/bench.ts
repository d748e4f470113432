import { benchCommands } from './commands.bench.js';
import { startBenchServer } from './environment.js';
import { benchProjections } from './projections.bench.js';

const server = await startBenchServer();
try {
  const { fsync, synchronousCommit } = server.durability;
  console.log(`PostgreSQL with fsync = ${fsync}, synchronous_commit = ${synchronousCommit}`);

  console.log('Commands: read a stream of 20 events, fold, decide, append one; 16 callers');
  const commands = await benchCommands(await server.createEnvironment('bench_commands'));
  const ofBare = (rate: number) =>
    `${Math.round(rate)}/s, ${(rate / commands.bareInsertsPerSecond).toFixed(2)} of bare`;
  console.log(`  50 consortia              ${ofBare(commands.commandsPerSecond)}`);
  console.log(`  one hot consortium        ${ofBare(commands.hotScopeCommandsPerSecond)}`);
  console.log(`  50, no stream remembered  ${ofBare(commands.forgetfulCommandsPerSecond)}`);

  console.log('Projections: rebuild every read model, then follow a steady rate of commands');
  console.log('  the projector and the bare upserts commit with synchronous_commit = off: rows can be made again');
  const projections = await benchProjections(await server.createEnvironment('bench_projections'));
  const share = (projections.rebuildEventsPerSecond / projections.bareRebuildEventsPerSecond).toFixed(2);
  console.log(`  rebuild ${projections.rebuildEventsPerSecond} events/s, ${share} of bare`);
  console.log(`  peak ${projections.rebuildPeakMiB} MiB, of a quarter ${projections.rebuildPeakMiBOfAQuarter} MiB`);

  console.log(
    JSON.stringify({
      commandsPerSecond: Math.round(commands.commandsPerSecond),
      hotScopeCommandsPerSecond: Math.round(commands.hotScopeCommandsPerSecond),
      bareInsertsPerSecond: Math.round(commands.bareInsertsPerSecond),
      rebuildEventsPerSecond: projections.rebuildEventsPerSecond,
      bareRebuildEventsPerSecond: projections.bareRebuildEventsPerSecond,
      rebuildPeakMiB: projections.rebuildPeakMiB,
      lagP95Ms: projections.lagP95Ms,
    }),
  );
} finally {
  await server.stop();
}
