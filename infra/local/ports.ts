import type { DataFolder } from './data-folder.js';
import { freePort, isFree } from './embedded-postgres.js';

/** Loopback ports of the servers behind the one port, kept between starts so that tools find them again. */
interface Ports {
  readonly postgres?: number;
  readonly identity?: number;
}

export function rememberedPorts(data: DataFolder): Ports {
  return data.read<Ports>('ports.json') ?? {};
}

export function rememberPort(data: DataFolder, server: keyof Ports, port: number): void {
  const known = rememberedPorts(data);
  if (known[server] !== port) data.write('ports.json', { ...known, [server]: port });
}

/** The port of last time where it is free, otherwise another. */
export async function choosePort(data: DataFolder, server: keyof Ports): Promise<number> {
  const known = rememberedPorts(data)[server];
  const port = known !== undefined && (await isFree(known)) ? known : await freePort();
  rememberPort(data, server, port);
  return port;
}
