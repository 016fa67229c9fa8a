import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { broughtNode, giveUp, ROOT, runNpm } from './run.mjs';

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(join(ROOT, path), 'utf8')).packages ?? {};
  } catch {
    return null;
  }
}

/**
 * True when every package of the lock file is there at its version. npm writes its own list last, so an
 * interrupted installation has none; packages for other platforms are not expected.
 */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const got = packagesOf('node_modules/.package-lock.json');
  if (!wanted || !got || !existsSync(broughtNode())) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (optional && !got[path]) || got[path]?.version === version,
  );
}

/** Installs exactly what the lock file says, unless it is there; gives up with npm's own words otherwise. */
export async function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) giveUp(`Bottega needs Node 20 or newer to start; this is ${process.version}.`);
  if (isInstalled()) return false;
  console.log('installing dependencies (npm ci, about a minute) …');
  const { code, output } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], { quiet: true });
  if (code !== 0 || !isInstalled()) giveUp(`${output}\nnpm ci failed: see above.`);
  return true;
}
