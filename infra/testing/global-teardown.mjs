export default async function teardown() {
  await globalThis.endSpecRun?.();
  delete globalThis.endSpecRun;
}
