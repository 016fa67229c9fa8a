import { join } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import { expect, test } from 'vitest';
import { loadBuild } from '../../app/platform/http/load-build.ts';
import { narrowBuilds, placeOf } from '../../app/platform/http/narrow-build.ts';
import { listRoutes } from '../support/route-list.ts';

type RouteObject = Parameters<typeof matchRoutes>[0][number];

/** The routes of a build as the router takes them. */
function treeOf(routes: ServerBuild['routes'], parentId?: string): RouteObject[] {
  return Object.values(routes)
    .filter((route) => route.parentId === parentId)
    .map(({ id, path, index }) =>
      index ? { id, path, index: true as const } : { id, path, children: treeOf(routes, id) },
    );
}

const ids = (tree: RouteObject[], path: string) => matchRoutes(tree, path)?.map(({ route }) => route.id);

test('an address finds among the routes of its place what it finds among all', async () => {
  const build = await loadBuild(join(import.meta.dirname, '../..'));
  const builds = narrowBuilds(build);
  const trees = new Map([...builds].map(([place, { routes }]) => [place, treeOf(routes)]));
  const whole = treeOf(build.routes);

  const addresses = listRoutes(build.routes)
    .map(({ path }) => path.replaceAll(/:\w+/g, 'x').replace('*', 'no/such/page'))
    .flatMap((path) => [
      path.toUpperCase(),
      `${path}/`,
      `${path}/no`,
      `${path}//no`,
      `/${path}`,
      `${path}/no/such/page`,
    ]);
  expect(addresses.length).toBeGreaterThan(1200);
  expect(addresses.filter((address) => trees.has(placeOf(address))).length).toBeGreaterThan(600);
  for (const address of addresses) {
    const near = trees.get(placeOf(address));
    if (near) expect(ids(near, address), address).toEqual(ids(whole, address));
  }
  for (const [place, { routes, assets }] of builds) {
    expect(Object.keys(assets.routes).sort(), place).toEqual(Object.keys(routes).sort());
    expect(Object.keys(routes).length, place).toBeLessThan(20);
  }
  // The page a part begins with is known to whoever is deeper in it: going back to it asks nothing first.
  expect(ids(trees.get(placeOf('/desk/cases')) ?? [], '/desk')).toEqual(ids(whole, '/desk'));
  expect(['/desk.data', '//desk', '/DESK/cases/', '/desk/cases.data'].map(placeOf)).toEqual([
    'desk/1',
    '/2',
    'desk/2',
    'desk/2',
  ]);
  expect(builds.has(placeOf('/__manifest'))).toBe(false);
});
