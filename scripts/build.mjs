import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMain, ROOT, run } from './run.mjs';

/** Everything the build reads. */
const SOURCES = [
  'app',
  'db',
  'locales',
  'public',
  'surveys',
  'package-lock.json',
  'package.json',
  'remix.config.js',
  'tsconfig.json',
  'vite.config.ts',
];
const STAMP = join(ROOT, '.cache', 'build-stamp');

function* filesIn(path) {
  if (!existsSync(join(ROOT, path))) return;
  const entries = readdirSync(join(ROOT, path), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const child = `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* filesIn(child);
    else yield child;
  }
}

/** One hash over names and contents of everything the build reads. */
function sourceHash() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const files = /\.\w+$/.test(source) ? [source] : filesIn(source);
    for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

function builtHash() {
  const whole = ['build/server/index.js', 'build/client/assets'].every((path) =>
    existsSync(join(ROOT, path)),
  );
  return whole && existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : null;
}

/** True when the build was made from what is on disk now. */
export function isBuilt() {
  return builtHash() === sourceHash();
}

/** Compiles the pages for browser and server; returns the status of the compiler and what it said. */
export async function build() {
  const hash = sourceHash();
  const options = { quiet: true, env: { NODE_ENV: 'production' } };
  const client = await run('vite', ['build', '--logLevel', 'warn'], options);
  if (client.code !== 0) return client;
  const server = await run('vite', ['build', '--ssr', '--logLevel', 'warn'], options);
  if (server.code === 0) {
    mkdirSync(dirname(STAMP), { recursive: true });
    writeFileSync(STAMP, hash);
  }
  return server;
}

if (isMain(import.meta.url)) {
  const { code, output } = await build();
  process.stdout.write(output);
  process.exitCode = code;
}
