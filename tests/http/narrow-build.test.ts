import { join } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import { expect, test } from 'vitest';
import { loadBuild } from '../../app/platform/http/load-build.ts';
import { firstPart, narrowBuilds } from '../../app/platform/http/narrow-build.ts';
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

test('an address finds among the routes that begin as it does what it finds among all', async () => {
  const build = await loadBuild(join(import.meta.dirname, '../..'));
  const builds = narrowBuilds(build);
  const trees = new Map([...builds].map(([part, { routes }]) => [part, treeOf(routes)]));
  const whole = treeOf(build.routes);

  const addresses = listRoutes(build.routes)
    .map(({ path }) => path.replaceAll(/:\w+/g, 'x').replace('*', 'no/such/page'))
    .flatMap((path) => [path.toUpperCase(), `${path}/no/such/page`]);
  expect(addresses.length).toBeGreaterThan(350);
  for (const address of addresses) {
    const near = trees.get(firstPart(address));
    if (near) expect(ids(near, address), address).toEqual(ids(whole, address));
  }
  for (const [part, { routes, assets }] of builds) {
    expect(Object.keys(assets.routes).sort(), part).toEqual(Object.keys(routes).sort());
    expect(Object.keys(routes).length, part).toBeLessThan(60);
  }
  expect(['/desk.data', '//desk', '/DESK/cases'].map(firstPart)).toEqual(['desk', '', 'desk']);
  expect(builds.has(firstPart('/__manifest'))).toBe(false);
});
