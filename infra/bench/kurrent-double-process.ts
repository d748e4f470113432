/** The protocol double in a process of its own, as a server is: it takes no time from the program that is measured. */
const double = new URL('../../../tests/doubles/dist/kurrentdb/index.js', import.meta.url).href;
const { startKurrentDouble } = (await import(double)) as typeof import('../../tests/doubles/kurrentdb/index.js');
const { url } = await startKurrentDouble({ categoryDelayMs: 0 });
process.send!(url);
// Whoever started it has gone: nobody else knows of it.
process.on('disconnect', () => process.exit(0));
