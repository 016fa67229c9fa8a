import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';

/** Invites an invented person as whoever is signed in: where the link that is shown once leads. */
export async function inviteSomebody(page: Page): Promise<string> {
  await page.goto('/network/staff/new');
  await page.locator('#full_name').fill('Prova Nuova');
  await page.locator('#email').fill(`prova.${randomUUID()}@demo.bottega.example`);
  await page.locator('#scope').selectOption({ index: 1 });
  await page.locator('#main button[type="submit"]').click();
  return new URL(await page.locator('.link-once').innerText()).pathname;
}
