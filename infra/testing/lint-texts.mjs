// Lints texts as if they stood in files of the checkout: `[{ file, text }]` on stdin, per case the ids of the rules
// that refuse it on stdout. A process of its own, since ESLint loads its configuration in ways Jest does not allow.
import { text } from 'node:stream/consumers';

import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

import { root } from '../root.mjs';

const cases = JSON.parse(await text(process.stdin));
// The boundary rule of Nx passes everything while no graph is cached.
await createProjectGraphAsync();
const eslint = new ESLint({
  cwd: root,
  // Files that are not there have no types.
  overrideConfig: [tseslint.configs.disableTypeChecked],
});
const results = [];
for (const { file, text } of cases) {
  const [result] = await eslint.lintText(text, { filePath: file });
  results.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
console.log(JSON.stringify(results));
process.exit(0);
