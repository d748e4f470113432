interface Component {
  readonly name: string;
  readonly version: string;
  readonly externalReferences?: readonly { readonly type: string; readonly url: string }[];
}

/** As much of a CycloneDX document as we touch. */
export interface Bom {
  readonly bomFormat: 'CycloneDX';
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
}

/**
 * The document as it may leave the house: npm names the root after its folder, and a component's place of download is
 * that of the machine which built it.
 */
export function releasedBom(bom: Bom, { name, version }: { readonly name: string; readonly version: string }): Bom {
  const withoutDownload = <Kind extends Component>({ externalReferences = [], ...component }: Kind) => ({
    ...component,
    externalReferences: externalReferences.filter(({ type }) => type !== 'distribution'),
  });
  return {
    ...bom,
    metadata: { ...bom.metadata, component: { ...withoutDownload(bom.metadata.component), name, version } },
    components: bom.components.map(withoutDownload),
  };
}
