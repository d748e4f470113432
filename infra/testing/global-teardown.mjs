export default async function teardown() {
  await globalThis.stopSpecServer?.();
  delete globalThis.stopSpecServer;
}
