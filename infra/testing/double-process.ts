/** The program of `startDoubleProcess`: the double, until whoever started it lets go. */
const double = new URL('../../../tests/doubles/dist/kurrentdb/index.js', import.meta.url).href;
const { startKurrentDouble } = (await import(double)) as typeof import('../../tests/doubles/kurrentdb/index.js');
const [, , categoryDelayMs] = process.argv;
const { url } = await startKurrentDouble(categoryDelayMs === undefined ? {} : { categoryDelayMs: Number(categoryDelayMs) }); // prettier-ignore
process.send!(url);
// Whoever started it has gone: nobody else knows of it.
process.on('disconnect', () => process.exit(0));
