/** The parts of a KURRENTDB_URL that we must know ourselves, and the address without its secret. */
export interface KurrentAddress {
  /** For the client: no credentials, and what we set where the person did not. */
  readonly url: string;
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  readonly hosts: readonly string[];
  readonly tls: boolean;
  readonly verifiesCertificate: boolean;
  readonly nodePreference: string;
  /** Milliseconds after which a call is taken for lost. */
  readonly deadlineMs: number;
}

/** The address is wrong. The words (Italian) follow "deve essere" or stand alone; no part of the address is in them. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

const SHAPE =
  /^(?:esdb|kurrentdb|kurrent|kdb)(?<discover>\+discover)?:\/\/(?:(?<who>[^@/?]+)@)?(?<hosts>[^@/?]+)\/?(?:\?(?<query>.*))?$/i;
/** No [::1]: one of the client's parsers does not know it. */
const HOST = /^[a-z0-9_.-]+(?::\d{1,5})?$/i;
const NUMBER = /^\d{1,9}$/;
/** The client takes -1 for off. */
const NUMBER_OR_OFF = /^(?:-1|\d{1,9})$/;
/** Lower case, as both parsers of the client want it. */
const BOOLEAN = /^(?:true|false)$/;
/** What the client knows, lower case and without separators as it compares them. The rest it would ignore, in silence or so. */
const OPTIONS: Readonly<Record<string, RegExp>> = {
  tls: BOOLEAN,
  tlsverifycert: BOOLEAN,
  tlscafile: /./,
  usercertfile: /./,
  userkeyfile: /./,
  nodepreference: /^(?:leader|follower|random|readonlyreplica)$/,
  defaultdeadline: NUMBER,
  discoveryinterval: NUMBER,
  gossiptimeout: NUMBER,
  maxdiscoverattempts: NUMBER,
  keepaliveinterval: NUMBER_OR_OFF,
  keepalivetimeout: NUMBER_OR_OFF,
  connectionname: /./,
  throwonappendfailure: /^true$/,
};

/** The native reader waits this long before its first connection. */
const OURS = { discoveryinterval: '50', connectionname: 'consorzi', defaultdeadline: '10000' };

/**
 * Parses the address itself: the client has two parsers that do not agree (one of them does not decode a password), and
 * both put parts of the address into their errors.
 * @throws AddressRefused
 */
export function parseAddress(text: string): KurrentAddress {
  const groups = SHAPE.exec(text.trim())?.groups;
  const hosts = groups?.['hosts']?.split(',') ?? [];
  if (!groups || !hosts.every((host) => HOST.test(host))) {
    throw new AddressRefused(
      'un indirizzo kurrentdb://utente:segreto@host:porta?tls=true, con più host divisi da virgole',
    );
  }
  const given = new Map<string, string>();
  for (const pair of groups['query']?.split('&').filter(Boolean) ?? []) {
    const [name = '', ...value] = pair.split('=');
    const key = name.trim().toLowerCase().replace(/[_-]/g, '');
    const shape = OPTIONS[key];
    if (!shape) throw new AddressRefused('un indirizzo senza opzioni sconosciute dopo il «?»');
    if (!shape.test(key === 'nodepreference' ? value.join('=').toLowerCase().replace(/[_-]/g, '') : value.join('='))) {
      throw new AddressRefused(`un indirizzo con un valore valido per l'opzione ${key}`);
    }
    given.set(key, value.join('='));
  }
  const options = new Map([...Object.entries(OURS), ...given]);
  // Both halves of the client compare the names in lower case.
  const query = [...options].map(([key, value]) => `${key}=${value}`).join('&');
  return {
    url: `kurrentdb${groups['discover'] ? '+discover' : ''}://${hosts.join(',')}?${query}`,
    credentials: credentialsOf(groups['who']),
    hosts: hosts.map((host) => host.replace(/:\d+$/, '')),
    tls: options.get('tls') !== 'false',
    verifiesCertificate: options.get('tlsverifycert') !== 'false',
    nodePreference: (options.get('nodepreference') ?? 'leader').toLowerCase(),
    deadlineMs: Number(options.get('defaultdeadline')),
  };
}

function credentialsOf(who: string | undefined): KurrentAddress['credentials'] {
  if (!who) return undefined;
  const at = who.indexOf(':');
  if (at < 1 || at === who.length - 1) throw new AddressRefused('un indirizzo con utente:segreto prima della @');
  try {
    return { username: decodeURIComponent(who.slice(0, at)), password: decodeURIComponent(who.slice(at + 1)) };
  } catch {
    throw new AddressRefused('un indirizzo i cui caratteri speciali nel segreto siano scritti come %XX');
  }
}
