/**
 * Loaded before every process that the supervisor starts: when the supervisor dies without a word (kill -9), its end
 * of the channel closes and the process ends in its usual orderly way, or after ten seconds in any way.
 */
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 10_000).unref();
});
// Listening keeps the channel referenced; what keeps a process alive is its own work.
process.channel?.unref();

export {};
