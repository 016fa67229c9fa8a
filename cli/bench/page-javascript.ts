import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { demoEmail } from '../../db/seed/staff.ts';
import { findChromium } from '../../scripts/chromium.mjs';
import { signIn } from './client.ts';
import { type Benchmark, tell } from './figure.ts';
import { copyOf, removeDatabase, SMALL } from './networks.ts';
import { startServer } from './server.ts';

const ASSETS = join(import.meta.dirname, '../../build/client/assets');

/** Names that stand in the code of a library however it was compressed. */
const HEAVY = { questionnaire: 'matrixdropdown', chart: 'beforeDatasetsDraw' } as const;

/** Paths of every script a browser fetches until a page rests, what is loaded late included. */
async function scriptsOf(origin: string, path: string, cookie: string): Promise<string[]> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new Error('Needs Chromium, Chrome or Edge: install one or name it in CHROMIUM_PATH.');
  }
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext({ locale: 'it-IT' });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: origin }]);
    const page = await context.newPage();
    const scripts = new Set<string>();
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.endsWith('.js')) scripts.add(pathname);
    });
    await page.goto(`${origin}${path}`);
    await page.waitForLoadState('networkidle');
    // A person looks around: what links fetch beforehand belongs to the page too.
    await page.keyboard.press('Tab');
    await page.waitForTimeout(1000);
    return [...scripts];
  } finally {
    await browser.close();
  }
}

/** Which kinds of heavy code the files hold. */
function heavyIn(files: readonly string[]): string[] {
  const texts = files.map((file) => readFileSync(join(ASSETS, file), 'utf8'));
  return Object.entries(HEAVY).flatMap(([kind, mark]) =>
    texts.some((text) => text.includes(mark)) ? [kind] : [],
  );
}

/** The scripts of a page as gzip sends them, each told of. */
async function weigh(origin: string, path: string, role: Parameters<typeof demoEmail>[0]) {
  const cookie = await signIn(origin, demoEmail(role));
  const files = (await scriptsOf(origin, path, cookie)).map((script) => basename(script));
  if (files.length === 0) throw new Error(`${path} loaded no script.`);
  const sizes = files.map((file) => gzipSync(readFileSync(join(ASSETS, file))).length / 1000);
  tell(
    `${path}: ${files.length} files: ${files.map((file, n) => `${file} ${sizes[n]?.toFixed(1)}`).join(', ')}`,
  );
  return { files, weight: sizes.reduce((sum, size) => sum + size, 0) };
}

/** JavaScript of desk and dashboard in all, as gzip sends it; and how many kinds of heavy code the desk has among it. */
export const pageJavascript: Benchmark = {
  figures: {
    'desk-javascript': { unit: 'kB gzipped', atMost: 130 },
    'desk-javascript-heavy': { unit: 'of questionnaire and chart code', atMost: 0 },
    'dashboard-javascript': { unit: 'kB gzipped', atMost: 200 },
  },
  async run() {
    const database = await copyOf(SMALL, 'scripts');
    const server = await startServer(database);
    try {
      const desk = await weigh(server.origin, '/desk', 'facilitator');
      const dashboard = await weigh(server.origin, '/insights', 'analyst');
      const built = readdirSync(ASSETS).filter((file) => file.endsWith('.js'));
      tell(`heavy code in the whole build: ${heavyIn(built).join(', ') || 'none'}`);
      return {
        'desk-javascript': desk.weight,
        'desk-javascript-heavy': heavyIn(desk.files).length,
        'dashboard-javascript': dashboard.weight,
      };
    } finally {
      await server.stop();
      removeDatabase(database);
    }
  },
};
