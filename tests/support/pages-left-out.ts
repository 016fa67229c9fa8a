import { join } from 'node:path';
import { type Role, rolesFor } from '../../app/access/policy.ts';
import { loadBuild } from '../../app/platform/http/load-build.ts';
import { listRoutes } from './route-list.ts';
import { ROUTE_SAMPLES } from './route-samples.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The pages of the build that a role may read and whose addresses are not among those opened. */
export async function pagesLeftOut(role: Role, opened: Iterable<string>): Promise<string[]> {
  const pages = listRoutes((await loadBuild(ROOT)).routes)
    .filter(({ path, hasPage, read }) => hasPage && read?.length && !ROUTE_SAMPLES[path]?.leadsOn)
    // An address belongs to the route that names most of it: `/people/merges`, not `/people/:id`.
    .sort((a, b) => a.path.split(':').length - b.path.split(':').length)
    .map(({ path, read }) => ({ path, read, shape: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`) }));
  const seen = new Set([...opened].map((address) => pages.find(({ shape }) => shape.test(address))?.path));
  return pages
    .filter(({ path, read }) => !seen.has(path) && read?.every((right) => rolesFor(right).includes(role)))
    .map(({ path }) => path);
}
