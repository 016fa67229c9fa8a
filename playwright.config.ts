import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.mjs';

/** Journeys in a real browser against the built product with a small demo network; `npm run build` comes before. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  globalSetup: './tests/support/browser-setup.ts',
  outputDir: 'test-results',
  // More than cores: a journey waits for its page half of the time.
  workers: 3,
  forbidOnly: true,
  // The compiled pages are taken as they are, like in production.
  build: { external: ['**/build/server/**'] },
  // No second tries: a test waits for what it looks at, and long enough for a machine that others keep busy.
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    // What does not come in half a minute never comes: a failure says so before the whole test runs out of time.
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    baseURL: process.env.BOTTEGA_E2E_URL,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    // A test that fails leaves a picture; `--trace retain-on-failure` records every step, at half the work again.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: ['**/*.phone.test.ts', '**/story.test.ts', '**/planted.test.ts'],
      use: { viewport: { width: 1366, height: 768 } },
    },
    {
      name: 'phone',
      // What is done on a small screen, by touch; how every page looks there, the walk over every page sees.
      testMatch: '**/*.phone.test.ts',
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
    {
      name: 'story',
      // Counts exactly what a site gains: nobody else may log anything there meanwhile.
      testMatch: '**/story.test.ts',
      dependencies: ['desktop', 'phone'],
      use: { viewport: { width: 1366, height: 768 } },
    },
    {
      name: 'planted',
      // Looks for what everybody before it has typed.
      testMatch: '**/planted.test.ts',
      dependencies: ['story'],
      use: { viewport: { width: 1366, height: 768 } },
    },
  ],
});
