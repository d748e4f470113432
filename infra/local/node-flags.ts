/**
 * How Node runs the API. An answer is megabytes of rows that are garbage when it is sent: with room for several of them
 * (64 MB instead of 16) the collector runs less often. Measured on plans' trees: the median falls, but its pauses are
 * longer, and the slowest answers take no less time than before (`npm run bench:audit`); sizes in between are untried.
 * The price is up to 150 MB more memory under load.
 */
export const API_NODE_FLAGS: readonly string[] = ['--max-semi-space-size=64'];
