import type { Page } from 'playwright-core';

import { DEMO_PASSWORD } from '../../identity/demo-users.js';

/** Keycloak asks for the name first, as it does where organizations are on, and for the password on the next page. */
export async function enterKeycloak(page: Page, username: string): Promise<void> {
  await page.getByLabel('Nome utente o email').fill(username);
  await page.getByRole('button', { name: 'Accedi' }).click();
  await page.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Accedi' }).click();
}
