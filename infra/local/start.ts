import { Platform } from './platform.js';
import { readSettings } from './settings.js';
import { exitWith } from './start-refused.js';

// `npm start`: the whole platform on this machine, until Ctrl+C.
try {
  const platform = new Platform(readSettings());
  const stop = () => void platform.stop().then((code) => process.exit(code), exitWith);
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
  stopWithNpm(stop);
  await platform.start();
} catch (error) {
  exitWith(error);
}

/** npm killed outright passes no signal on: without it nobody could stop us by the door we were started by. */
function stopWithNpm(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}
