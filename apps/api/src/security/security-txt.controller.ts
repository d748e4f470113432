import { Controller, Get, Header, Inject, NotFoundException } from '@nestjs/common';

import { API_CONFIG, type ApiConfig } from '../boot/platform.module.js';

/** RFC 9116 recommends less than a year: what is served by a running platform is renewed with it. */
const GOOD_FOR_DAYS = 180;
const DAY_MS = 86_400_000;

/** Where to report a weakness, RFC 9116. */
@Controller('.well-known')
export class SecurityTxtController {
  constructor(@Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'PUBLIC_URL' | 'SECURITY_CONTACT'>) {}

  @Get('security.txt')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=86400')
  text(): string {
    const { SECURITY_CONTACT: contact, PUBLIC_URL: url } = this.config;
    if (!contact) throw new NotFoundException();
    return securityTxt(contact, url, Date.now());
  }
}

/** The same all day long: Expires is midnight UTC, half a year away. */
export function securityTxt(contact: string, publicUrl: string, now: number): string {
  const expires = new Date((Math.floor(now / DAY_MS) + GOOD_FOR_DAYS) * DAY_MS).toISOString().replace('.000Z', 'Z');
  return [
    `Contact: ${contact}`,
    `Expires: ${expires}`,
    'Preferred-Languages: it, en',
    `Canonical: ${publicUrl}/.well-known/security.txt`,
    '',
  ].join('\n');
}
