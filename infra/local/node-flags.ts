/**
 * How Node runs the API. An answer is megabytes of rows that are garbage when it is sent: with room for some of them
 * (32 MB instead of 16) the collector runs less often, and its pauses stay short. Of a plan's tree (`npm run bench:audit`)
 * the slowest twentieth takes 18 and 27 ms instead of 24 and 32; with 64 MB the pauses grow longer than what they save.
 * The price is up to 80 MB more memory under load.
 */
export const API_NODE_FLAGS: readonly string[] = ['--max-semi-space-size=32'];
