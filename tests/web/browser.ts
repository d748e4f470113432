/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { chromium, type Browser, type Locator, type Page, type Request } from 'playwright-core';

import { findBrowser } from '../../infra/testing/browser.js';
import type { SpecPlatform } from '../../infra/testing/platform.js';

/** The password that the demonstration's own sign-in page shows. */
const PASSWORD = 'consorzi';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };

/** A real Chromium, as an Italian office has it. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no Chromium: apt-get install chromium fonts-liberation, or CHROMIUM_PATH');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--lang=it-IT',
    ],
  });
}

/** A window of its own, signed in as a demo user and standing at `path`; what its console complains of is in `complaints`. */
export async function enter(
  browser: Browser,
  platform: SpecPlatform,
  username: string,
  path: string,
  viewport = DESKTOP,
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport, locale: 'it-IT', timezoneId: 'Europe/Rome' });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  countRequests(page);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${platform.url}${path}`);
  await signIn(page, username);
  await page.waitForURL(`${platform.url}${path}`);
  return { page, complaints };
}

/** At the sign-in page: name, password, in. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('Nome utente').fill(username);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Accedi', exact: true }).click();
}

/** Resolves once the page shows its title and nothing is being loaded. */
export async function settled(page: Page, title?: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, ...(title !== undefined && { name: title }) }).waitFor();
  await quiet(page);
  await page.locator('.attesa').waitFor({ state: 'detached' });
}

/** What a page that `enter` opened is still waiting for. */
const inFlight = new WeakMap<Page, Set<Request>>();

function countRequests(page: Page): void {
  const open = new Set<Request>();
  inFlight.set(page, open);
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
}

/**
 * Resolves once the page asks for nothing and has drawn what came. Playwright's own word for it, `networkidle`, waits
 * half a second more each time: minutes over all specs.
 */
export async function quiet(page: Page): Promise<void> {
  const open = inFlight.get(page);
  if (!open) return page.waitForLoadState('networkidle');
  for (let still = 0; still < 2; still++) {
    await drawn(page);
    const [one] = open;
    if (!one) continue;
    still = -1;
    await one
      .response()
      .then((response) => response?.finished())
      .catch(() => undefined);
    open.delete(one);
  }
}

/** Two frames: what React does with an answer, and the questions that follow from it, have begun by then. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** What axe finds serious or critical on the page as it stands, one line each. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(of: object, how: object): Promise<{ violations: Violation[] }> };
    };
    interface Violation {
      id: string;
      impact: string;
      nodes: { target: string[] }[];
    }
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  });
}

/** How many pixels the page is wider than its window: nobody scrolls sideways on a phone. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** With SCREENSHOTS naming a folder, what the page shows at desk and at phone width: for eyes, not for the spec. */
export async function picture(page: Page, name: string, of?: Locator): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (!folder) return;
  const before = page.viewportSize();
  for (const viewport of [DESKTOP, { width: 390, height: 844 }]) {
    await page.setViewportSize(viewport);
    await of?.scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${folder}/${name}-${viewport.width}.png` });
  }
  if (before) await page.setViewportSize(before);
}
