import type { ServerBuild } from '@remix-run/node';

/** What tells addresses apart before anything else: `desk` of `/desk/cases` and of `/Desk.data`. */
export function firstPart(path: string): string {
  const [part = ''] = path.replace(/^\//, '').split('/', 1);
  return part.replace(/\.data$/, '').toLowerCase();
}

/** The part of routes whose addresses may begin in any way: the root, the start page, what is not found. */
const ANY = '*';

/** The first part of a route's addresses. */
function ownPart(routes: ServerBuild['routes'], id: string): string {
  const route = routes[id];
  if (!route || route.parentId === undefined) return ANY;
  if (route.parentId !== 'root') return ownPart(routes, route.parentId);
  if (!route.path || /^[:*]/.test(route.path)) return ANY;
  return firstPart(route.path);
}

/**
 * For each first part of an address the build with the routes that begin so. The router goes through all routes it has
 * several times a page: with those of the whole product that was a third of what a page cost.
 */
export function narrowBuilds(build: ServerBuild): Map<string, ServerBuild> {
  const partOf = ([id]: readonly [string, unknown]) => ownPart(build.routes, id);
  const routes = Object.groupBy(Object.entries(build.routes), partOf);
  const assets = Object.groupBy(Object.entries(build.assets.routes), partOf);
  return new Map(
    Object.keys(routes).flatMap((part) => {
      if (part === ANY) return [];
      const narrow: ServerBuild = {
        ...build,
        routes: Object.fromEntries([...(routes[ANY] ?? []), ...(routes[part] ?? [])]),
        assets: {
          ...build.assets,
          routes: Object.fromEntries([...(assets[ANY] ?? []), ...(assets[part] ?? [])]),
        },
      };
      return [[part, narrow]];
    }),
  );
}
