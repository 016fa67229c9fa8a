import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';

/** The compiled pages below `root`; rejects when `npm run build` has not made them. */
export async function loadBuild(root: string): Promise<ServerBuild> {
  return import(pathToFileURL(join(root, 'build/server/index.js')).href);
}
