import http from 'node:http';

import type { Question } from './noisy-queries.js';

/** What the flood is told by its parent, once. */
export interface FloodOrder {
  readonly url: string;
  readonly tokens: readonly string[];
  readonly connections: number;
  readonly questions: readonly Question[];
}

/** How a flood went: answers by status, `error` for connections that broke. */
export type FloodReport = Readonly<Record<string, number>>;

// A process of its own, so that its work does not slow the clock of who measures. Every connection asks again as soon as
// it is answered, whatever the answer; at SIGTERM it tells what it got.
process.once('message', (order: FloodOrder) => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: order.connections });
  const answers: Record<string, number> = {};
  const flood = async (n: number): Promise<never> => {
    for (let i = n; ; i++) {
      const [query, variables] = order.questions[i % order.questions.length]!;
      const outcome = await ask(agent, order.url, order.tokens[n % order.tokens.length]!, { query, variables });
      answers[outcome] = (answers[outcome] ?? 0) + 1;
    }
  };
  for (let n = 0; n < order.connections; n++) void flood(n);
  process.once('SIGTERM', () => process.send!(answers, () => process.exit(0)));
});
process.once('disconnect', () => process.exit(0));

function ask(agent: http.Agent, url: string, token: string, body: object): Promise<string> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const request = http.request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('close', () => resolve(String(response.statusCode)));
    });
    request.once('error', () => setTimeout(() => resolve('error'), 20));
    request.end(JSON.stringify(body));
  });
}
