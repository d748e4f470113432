import { root } from '#root';

import { productionPackages } from './licences.js';
import { npmBom } from './npm-bom.js';
import { packageOf, type Bom } from './released-bom.js';

describe('the list of what is shipped', () => {
  let bom: Bom;
  beforeAll(() => void (bom = npmBom(root, { name: 'consorzi', version: '1.2.3' })));

  it('names each package of the lock file that is installed without development, once, and no other', () => {
    const shipped = productionPackages(root).map(({ packageName, version }) => `${packageName}@${version}`);
    expect(shipped.length).toBeGreaterThan(400);
    expect(bom.components.map(packageOf).sort()).toEqual([...new Set(shipped)].sort());
  });

  it('names what a development dependency needs too, and what only it needs not', () => {
    const names = bom.components.map(packageOf).map((each) => each.replace(/@[^@]+$/, ''));
    expect(names).toEqual(expect.arrayContaining(['@nestjs/core', 'class-validator', 'react']));
    expect(names).not.toEqual(expect.arrayContaining(['jest']));
    expect(names).not.toContain('typescript-eslint');
  });

  it('says who needs what among them alone, and of whom it speaks', () => {
    const refs = new Set(bom.components.map((component) => component['bom-ref']));
    const root = bom.metadata.component;
    expect(root).toMatchObject({ name: 'consorzi', version: '1.2.3' });
    expect(bom.dependencies).toHaveLength(refs.size + 1);
    const needed = bom.dependencies.flatMap(({ dependsOn = [] }) => dependsOn);
    expect(needed.length).toBeGreaterThan(refs.size);
    expect(needed.filter((ref) => !refs.has(ref))).toEqual([]);
  });

  it('tells nothing of the machine that made it', () => {
    const kinds = bom.components.flatMap(({ externalReferences = [] }) => externalReferences.map(({ type }) => type));
    expect(kinds).not.toContain('distribution');
  });
});
