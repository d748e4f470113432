import { setTimeout as sleep } from 'node:timers/promises';

import type { KurrentAddress } from './address.js';
import type { KurrentConnection } from './connection.js';
import { LogRefused } from './log-refused.js';

/** What the client knows of the server and keeps to itself: the types hide it, for appends alone are to ask. */
interface Capable {
  readonly capabilities: Promise<{
    readonly serverVersion: string;
    supports(method: { readonly path: string }): boolean;
  }>;
}

const APPEND_RECORDS = { path: '/kurrentdb.protocol.v2.streams.StreamsService/AppendRecords' };
const WITHOUT_TLS = 'il traffico e il segreto passerebbero in chiaro';

/** What can be told from the address alone. @throws LogRefused */
export function checkAddress(address: KurrentAddress, production: boolean): void {
  if (address.nodePreference !== 'leader') {
    throw new LogRefused(
      "l'opzione nodePreference non è «leader»: solo il nodo leader scrive, e gli altri leggono in ritardo. Toglierla.",
    );
  }
  if (!production) return;
  if (!address.tls) throw new LogRefused(`tls=false in produzione: ${WITHOUT_TLS}. Togliere l'opzione.`);
  if (!address.verifiesCertificate) {
    throw new LogRefused(
      'tlsVerifyCert=false in produzione: chiunque potrebbe fingersi il server. Togliere l’opzione e indicare la CA con tlsCAFile.',
    );
  }
}

/**
 * The server is there, and new enough. A server that is starting is waited for; a wrong certificate is not.
 * @throws LogRefused
 */
export async function checkServer(connection: KurrentConnection, patienceMs: number): Promise<void> {
  const { serverVersion, supports } = await reach(connection, Date.now() + patienceMs);
  const [major = 0, minor = 0] = serverVersion.split('.').map(Number);
  const told = /^\d+\.\d+/.test(serverVersion) ? `il server è alla versione ${serverVersion}` : 'il server non dice la sua versione'; // prettier-ignore
  // Without it a repeated append beside a stream that is only checked fails (the server's PR 5547).
  if (!(major > 26 || (major === 26 && minor >= 1)) || !supports(APPEND_RECORDS)) {
    throw new LogRefused(`${told}: serve KurrentDB 26.1 o successivo, con AppendRecords. Aggiornare il server.`);
  }
}

async function reach(connection: KurrentConnection, deadline: number) {
  for (;;) {
    try {
      return await connection.once((client) => (client as unknown as Capable).capabilities);
    } catch (error) {
      const lasting = lastingReason(error as Error);
      if (lasting) throw new LogRefused(lasting);
      if (Date.now() > deadline) throw new LogRefused(passingReason(error as Error));
      await sleep(250);
    }
  }
}

/** What no waiting mends. */
function lastingReason({ message }: Error): string | undefined {
  if (/certificate file|key file|userCertFile/i.test(message)) {
    return 'un file di certificati indicato nell’indirizzo non si trova (tlsCAFile, userCertFile, userKeyFile). Correggere il percorso.';
  }
  if (/altnames|does not match certificate/i.test(message)) {
    return 'il certificato del server non porta il nome scritto nell’indirizzo. Usare un nome che il certificato contiene.';
  }
  if (/verify|self[- ]signed|certificate|issuer/i.test(message)) {
    return 'il certificato del server non è tra quelli fidati. Indicare la sua CA con tlsCAFile=/percorso/ca.crt.';
  }
  if (/wrong version number|packet length too long|unknown protocol/i.test(message)) {
    return 'a quella porta il server non parla TLS. Correggere la porta o i certificati del server; tls=false vale solo per le prove.';
  }
  if (/UNAUTHENTICATED|PERMISSION_DENIED/.test(message)) {
    return 'il server non riconosce le credenziali. Correggere utente e segreto.';
  }
  return undefined;
}

function passingReason(error: Error): string {
  const code = /\b(E[A-Z]{4,})\b/.exec(error.message)?.[1];
  if (/Name resolution failed|ENOTFOUND/i.test(error.message)) {
    return 'nessun server porta il nome scritto nell’indirizzo (ENOTFOUND). Correggere il nome.';
  }
  if (error.name === 'TimedOut') {
    return 'il server accetta il collegamento e non risponde. Controllare che a quella porta ci sia KurrentDB.';
  }
  return `il server non si lascia raggiungere${code ? ` (${code})` : ''}. Controllare nome, porta, TLS e che il server sia avviato.`;
}
