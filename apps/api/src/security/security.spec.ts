import { Writable } from 'node:stream';

import pino from 'pino';

import { AccessRefusals } from './access-refusals.js';
import { securityTxt } from './security-txt.controller.js';

describe('security.txt', () => {
  it('has what RFC 9116 asks for, and expires within the year', () => {
    const now = Date.parse('2026-03-04T15:16:17Z');
    expect(securityTxt('mailto:sicurezza@example.it', 'https://consorzi.example.it', now)).toBe(
      `Contact: mailto:sicurezza@example.it
Expires: 2026-08-31T00:00:00Z
Preferred-Languages: it, en
Canonical: https://consorzi.example.it/.well-known/security.txt
`,
    );
  });
});

describe('the record of a refused access', () => {
  const recorded = (scope: string) => {
    let line = '';
    const sink = new Writable({ write: (chunk, _encoding, done) => ((line += String(chunk)), done()) });
    new AccessRefusals(pino({ base: null, timestamp: false }, sink)).record({
      personaId: 'p',
      operazione: 'piani',
      scope,
      motivo: 'NON_PERMESSO',
    });
    return JSON.parse(line) as Record<string, unknown>;
  };

  it('says who, what, where and why', () => {
    expect(recorded('inrete')).toEqual({
      level: 40,
      registro: 'accessi rifiutati',
      personaId: 'p',
      operazione: 'piani',
      scope: 'inrete',
      motivo: 'NON_PERMESSO',
      msg: 'accesso rifiutato',
    });
  });

  it('does not repeat what cannot be a scope', () => {
    for (const scope of ['eyJhbGciOi.eyJzdWIi.c2ln', 'Maria Rossi', 'a\nb', '', 'x'.repeat(50)]) {
      expect(recorded(scope)['scope']).toBeNull();
    }
  });
});
