import { type Capability, ROLES } from '../../app/access/policy.ts';
import { holdsAll, needsOf, type Sending, sampleOf, verdict, type Who } from './authorisation-rules.ts';
import type { ListedRoute } from './route-list.ts';
import type { RouteSample } from './route-samples.ts';
import { PLACES } from './test-network.ts';

/** The command that writes docs/authorisation.md anew. */
export const WRITE_TABLE = 'npx node tests/support/write-authorisation.ts';

const HEAD = `# Who may do what, route by route

Written by \`${WRITE_TABLE}\` (after \`npm run build\`) from the list of routes, the table
of rights in \`app/access/policy.ts\` and \`tests/support/route-samples.ts\`. \`tests/http/authorisation-matrix.test.ts\` asks
every line of it, as a document and as data, and fails when this page says anything else.

| in a cell | means |
|---|---|
| yes | open; what is listed there is what the person's own grants reach |
| own | open for records of the person's own sites; any other answers 404, like one that does not exist |
| all | open for every record of the network |
| courses | open for what belongs to a course at the person's own sites (\`tests/http/course-checks.test.ts\`) |
| hers | open for what she made herself; anything else answers 404 |
| tablet | open while the tablet is in a citizen's hands, whoever is signed in on it |
| by token | a program's token of that role, which brings its own scope; a sign-in is refused with 401 (\`tests/http/api.test.ts\`) |
| – | refused: 403 with the missing right and whom to ask, 401 to whoever is not signed in |

While a tablet is handed over its sign-in opens nothing else: reading leads to \`/ask\`, sending answers 403
(\`tests/http/handed-over.test.ts\`, decision 0022).
HEAD answers like GET. PUT, PATCH and DELETE answer 405 everywhere. Whoever has no grant that holds today has no right:
a grant that ended yesterday, one that begins tomorrow, work that has ended (\`tests/http/after-the-end.test.ts\`).
«Once it is over» says how an address answers when its record has come to an end: *living* as before, *shown* but
nothing sent changes it, *over* with 409, *absent* with 404.
`;

function cell(who: Who, needs: readonly Capability[], sample: RouteSample): string {
  if (sample.nobodys && who !== 'anonymous' && holdsAll(who, needs)) return 'hers';
  if (sample.ofCourses && who === 'trainer' && holdsAll(who, needs)) return 'courses';
  const places = PLACES.filter((place) => verdict(who, needs, sample, place) === 'in');
  if (places.length === 0) return '–';
  if (!sample.record) return 'yes';
  return places.length === PLACES.length ? 'all' : 'own';
}

function rowOf(route: ListedRoute, method: Sending): string[] {
  const needs = needsOf(route, method);
  if (needs === null) return [];
  const sample = sampleOf(route);
  const named = needs.map((right) => `\`${right}\``).join(', ');
  const rights = needs.length === 0 ? 'open to all' : route.bearer ? `${named}, by token` : named;
  const over = Object.entries(sample.gone ?? {}).map(([end, then]) => `${end}: ${then}`);
  const cells = [...ROLES, 'anonymous' as const].map((who) => cell(who, needs, sample));
  const tablet = route.handedOver[method === 'GET' ? 'read' : 'send'] ? 'tablet' : '–';
  return [`| \`${route.path}\` | ${[method, rights, ...cells, tablet, over.join(', ')].join(' | ')} |`];
}

/** The whole page, by area (the folder of the route), in the order of app/routes.ts. */
export function authorisationTable(routes: readonly ListedRoute[]): string {
  const columns = ['route', 'method', 'right', ...ROLES, 'signed out', 'handed over', 'once it is over'];
  const areas = Map.groupBy(routes, ({ id }) => id.split('/')[0] ?? '');
  const sections = [...areas].map(([area, own]) =>
    [
      `\n## ${area}\n`,
      `| ${columns.join(' | ')} |`,
      `|${'---|'.repeat(columns.length)}`,
      ...own.flatMap((route) => [...rowOf(route, 'GET'), ...rowOf(route, 'POST')]),
    ].join('\n'),
  );
  return `${HEAD}${sections.join('\n')}\n`;
}
