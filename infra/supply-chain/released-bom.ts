interface Component {
  readonly name: string;
  readonly version: string;
  readonly 'bom-ref': string;
  /** `pkg:npm/%40scope/name@version`: of an alias the package that stands behind it. */
  readonly purl: string;
  readonly externalReferences?: readonly { readonly type: string; readonly url: string }[];
}

/** As much of a CycloneDX document as we touch. */
export interface Bom {
  readonly bomFormat: 'CycloneDX';
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/** Of whom the document speaks, and which packages are shipped with it, as `name@version`. */
export interface Released {
  readonly name: string;
  readonly version: string;
  readonly packages: ReadonlySet<string>;
}

/**
 * The document of what is shipped, from that of everything which the lock file names: npm's own `--omit=dev` leaves out
 * whatever a development dependency needs too (a third of what is shipped, @nestjs/core among it), so the choice is made
 * here. npm names the root after its folder, and a component's place of download is that of the machine which built it.
 */
export function releasedBom(bom: Bom, { name, version, packages }: Released): Bom {
  const withoutDownload = <Kind extends Component>({ externalReferences = [], ...component }: Kind) => ({
    ...component,
    externalReferences: externalReferences.filter(({ type }) => type !== 'distribution'),
  });
  const components = bom.components.filter((component) => packages.has(packageOf(component))).map(withoutDownload);
  const root = bom.metadata.component;
  const kept = new Set([root, ...components].map((component) => component['bom-ref']));
  return {
    ...bom,
    metadata: { ...bom.metadata, component: { ...withoutDownload(root), name, version } },
    components,
    dependencies: bom.dependencies
      .filter(({ ref }) => kept.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) })),
  };
}

/** `name@version` of a component. */
export const packageOf = ({ purl }: Pick<Component, 'purl'>): string =>
  decodeURIComponent(purl.replace(/^pkg:npm\//, '').replace(/\?.*$/, ''));
