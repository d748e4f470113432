import { chromium, type Browser } from 'playwright-core';

import { findBrowser } from '../../testing/browser.js';

/** A real Chromium without a window, for the specs of sign-in. */
export function openChromium(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no Chromium: apt-get install chromium fonts-liberation, or CHROMIUM_PATH');
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', ...quiet] });
}
