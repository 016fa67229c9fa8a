import type { ServerBuild } from '@remix-run/node';

/** What tells addresses apart before anything else: how they begin and how many parts they have, `desk/2` of `/Desk/cases.data`. */
export function placeOf(path: string): string {
  const parts = path.slice(1).split('/');
  const [first = ''] = parts;
  const last = parts.findLastIndex((part) => part !== '');
  return `${first.replace(/\.data$/, '').toLowerCase()}/${last + 1}`;
}

/** The place of routes whose addresses may begin in any way or have any number of parts: the root, the start page, what is not found. */
const ANY = '*';

/** The place of a route's addresses. */
function ownPlace(routes: ServerBuild['routes'], id: string): string {
  const route = routes[id];
  if (!route || route.parentId === undefined) return ANY;
  if (route.parentId !== 'root')
    throw new Error(`${id} stands in another page: its path says not all its parts.`);
  if (!route.path || /^:|[*?]/.test(route.path)) return ANY;
  return placeOf(`/${route.path}`);
}

/**
 * For each place the build with its routes, and with the page its part begins with: a browser that came to `/desk/cases`
 * goes back to `/desk` without asking first where that is. The router goes through all routes it has several times a page:
 * with those of the whole product that was a third of what a page cost.
 */
export function narrowBuilds(build: ServerBuild): Map<string, ServerBuild> {
  const place = ([id]: readonly [string, unknown]) => ownPlace(build.routes, id);
  const routes = Object.groupBy(Object.entries(build.routes), place);
  const assets = Object.groupBy(Object.entries(build.assets.routes), place);
  return new Map(
    Object.keys(routes).flatMap((at) => {
      if (at === ANY) return [];
      const wanted = new Set([ANY, at.replace(/\d+$/, '1'), at]);
      const among = <Route>(all: Partial<Record<string, Route[]>>) =>
        [...wanted].flatMap((each) => all[each] ?? []);
      const narrow: ServerBuild = {
        ...build,
        routes: Object.fromEntries(among(routes)),
        assets: { ...build.assets, routes: Object.fromEntries(among(assets)) },
      };
      return [[at, narrow]];
    }),
  );
}
