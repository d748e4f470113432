// Tells eslint-plugin-boundaries which source file an import means: `.js` suffixes and the workspace's own packages
// name compiled files, which need not be there while linting.
const { existsSync } = require('node:fs');
const { isBuiltin } = require('node:module');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');

const OURS = [
  [/^@consorzi\/(domain|projections)\/([\w-]+)$/, (_, library, context) => `libs/${library}/src/${context}/index.ts`],
  [/^#api\/(.+)\.js$/, (_, file) => `apps/api/src/${file}.ts`],
];

module.exports = {
  interfaceVersion: 2,
  resolve(source, importer) {
    if (isBuiltin(source)) return { found: true, path: null };
    for (const [pattern, target] of OURS) {
      if (pattern.test(source)) return { found: true, path: path.join(root, source.replace(pattern, target)) };
    }
    if (!source.startsWith('.')) return { found: false };
    const named = path.resolve(path.dirname(importer), source);
    const stem = named.replace(/\.jsx?$/, '');
    const written = [named, `${stem}.ts`, `${stem}.tsx`].find((file) => existsSync(file));
    return { found: true, path: written ?? `${stem}.ts` };
  },
};
