/**
 * A compiled module of the API, for programs that run from `infra/dist`. Give its type where it is called:
 * `compiledApi<typeof import('../../apps/api/src/x.js')>('x.js')`.
 */
export async function compiledApi<Module>(file: string): Promise<Module> {
  return (await import(new URL(`../../../apps/api/dist/${file}`, import.meta.url).href)) as Module;
}
