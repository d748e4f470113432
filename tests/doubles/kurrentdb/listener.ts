/** The port of one double. */
import { createServer, type AddressInfo, type Socket } from 'node:net';

import type { Server, ServerCredentials } from '@grpc/grpc-js';

/** How long a peer may take to part in order, once it was told that the server goes. */
const PARTING_MS = 100;

export interface Listener {
  readonly port: number;
  /** Refuses calls under way, which the clients hear as CANCELLED, and waits for no peer that does not part by itself. */
  close(): Promise<void>;
}

/**
 * Listens for a gRPC server, whose own way to close waits without end for a session that broke down, as that of a client
 * which speaks TLS where it speaks plain, and for a peer that never answers. Hence the sockets are ours.
 */
export async function listen(server: Server, port: number, credentials: ServerCredentials): Promise<Listener> {
  const sockets = new Set<Socket>();
  const injector = server.createConnectionInjector(credentials);
  const listener = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Told by the session, where there is one.
    socket.on('error', () => undefined);
    injector.injectConnection(socket);
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (listener.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => listener.close(resolve));
      server.forceShutdown();
      const late = setTimeout(() => sockets.forEach((socket) => socket.destroy()), PARTING_MS);
      await closed;
      clearTimeout(late);
    },
  };
}
