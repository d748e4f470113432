/**
 * Who calls and what he may. A server started with `--insecure` asks nobody [doc docs/server/security]; here that is
 * every double without TLS. Denials asked by a spec hold in both.
 */
import type { Metadata } from '@grpc/grpc-js';

import { unauthenticated } from './errors.js';
import type { Faults } from './faults.js';
import type { DoubleLog } from './log.js';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export class Access {
  constructor(
    private readonly log: DoubleLog,
    private readonly faults: Faults,
    /** The one user there is; `admin` is of $admins. Without: nobody is asked. */
    private readonly known: Credentials | undefined,
  ) {}

  /** @throws UNAUTHENTICATED for credentials that are not known */
  may(metadata: Metadata, what: 'read' | 'write', stream: string): boolean {
    const denied = this.faults.denied.get(stream);
    if (denied === 'both' || denied === what) return false;
    if (this.known === undefined) return true;
    const user = this.userOf(metadata);
    // [doc docs/server/security/user-authorization.md] $admins may always.
    if (user === 'admin') return true;
    const allowed = this.allowed(stream, what === 'read' ? '$r' : '$w');
    return user !== undefined && (allowed.includes('$all') || allowed.includes(user));
  }

  /** Any authenticated user may view projection statistics [doc user-authorization.md]. */
  isSomebody(metadata: Metadata): boolean {
    return this.known === undefined || this.userOf(metadata) !== undefined;
  }

  private userOf(metadata: Metadata): string | undefined {
    const header = metadata.get('authorization')[0]?.toString();
    if (header === undefined) return undefined;
    const [username, ...password] = Buffer.from(header.replace(/^Basic /i, ''), 'base64')
      .toString()
      .split(':');
    if (username !== this.known?.username || password.join(':') !== this.known?.password) throw unauthenticated();
    return username;
  }

  /**
   * The stream's own `$acl`, else the default of `$settings`, else $admins for system streams and $all for the others
   * [doc user-authorization.md].
   */
  private allowed(stream: string, right: '$r' | '$w'): readonly string[] {
    const system = stream.startsWith('$');
    const of = stream.startsWith('$$') ? stream.slice(2) : stream;
    const own = this.log.metadata(of).$acl?.[right];
    const value = own ?? this.settings()[system ? '$systemStreamAcl' : '$userStreamAcl']?.[right];
    if (value === undefined) return system ? ['$admins'] : ['$all'];
    return typeof value === 'string' ? [value] : value;
  }

  private settings(): Record<string, Record<string, string | string[]> | undefined> {
    const last = this.log.written('$settings').at(-1);
    return last === undefined ? {} : (JSON.parse(last.data.toString()) as ReturnType<Access['settings']>);
  }
}
