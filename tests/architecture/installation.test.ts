import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const lockFile = z.object({ packages: z.record(z.string(), z.object({ gypfile: z.boolean().optional() })) });
const manifest = z.object({
  scripts: z.object({ preinstall: z.string().optional(), install: z.string().optional() }).optional(),
});
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** True for what npm compiles unless the lock file says otherwise: C++ inside, and no script of its own to install it. */
function isCompiledUnlessTold(path: string): boolean {
  if (path === '' || !existsSync(`${path}/binding.gyp`)) return false;
  const { scripts } = manifest.parse(read(`${path}/package.json`));
  return !scripts?.preinstall && !scripts?.install;
}

describe('an installation needs no compiler', () => {
  const { packages } = lockFile.parse(read('package-lock.json'));
  const compiled = Object.keys(packages).filter(isCompiledUnlessTold);

  it('knows of better-sqlite3', () => {
    expect(compiled).toContain('node_modules/better-sqlite3');
  });

  // `npm install` takes the word out of the lock file again: docs/decisions/0005-pins.md.
  it.each(compiled)('%s is taken as it was published', (path) => {
    expect(packages[path]?.gypfile).toBe(false);
  });
});
