import { listProgrammeSiteIds } from '../../db/queries/programmes.ts';
import type { Call } from '../access/gate.server.ts';
import { topicsByNational } from '../figures/national-codes.ts';
import type { Filters } from '../figures/participation.ts';
import { commonDays, monthsAround, type Period } from '../figures/period.ts';
import type { ShownFigures, ShownRow } from '../figures/show-participation.ts';
import type { CountedApart } from './breakdowns.ts';
import type { Selection } from './load-selection.server.ts';

interface Asker {
  readonly app: Pick<Call['app'], 'db' | 'figures'>;
}

type Seen = Pick<Selection, 'scope' | 'exact' | 'programmes' | 'words'>;

interface Asked {
  readonly period: Period;
  readonly siteIds: readonly string[] | null;
  readonly filters: Filters;
}

/** The rows of a breakdown each of which is a question of its own; those in which nobody came are left out. */
export async function countApart(
  asker: Asker,
  seen: Seen,
  by: CountedApart,
  asked: Asked,
): Promise<ShownRow[]> {
  const counted =
    by === 'programme' ? countProgrammes(asker, seen, asked) : countNational(asker, seen, by, asked);
  return (await Promise.all(counted)).flatMap(([key, total]) =>
    total === null || total.accesses.value === 0 ? [] : [{ key, ...total }],
  );
}

type Counted = readonly [key: string, total: ShownFigures | null];

/** Each programme, in its days and at its sites. */
function countProgrammes(
  { app }: Asker,
  { scope, exact, programmes }: Seen,
  { period, siteIds, filters }: Asked,
): Promise<Counted>[] {
  return programmes.map(async (programme): Promise<Counted> => {
    const days = commonDays(period, exact ? programme : monthsAround(programme));
    const sites = await listProgrammeSiteIds(app.db, scope, programme.id);
    const ofBoth = siteIds ? sites.filter((id) => siteIds.includes(id)) : sites;
    if (!days || ofBoth.length === 0) return [programme.id, null];
    const { total } = await app.figures.shown(scope, { ...days, siteIds: ofBoth, filters }, exact);
    return [programme.id, total];
  });
}

/** Each code of a national list: the accesses in which one of its topics was dealt with, once. */
function countNational(
  { app }: Asker,
  { scope, exact, words }: Seen,
  list: Exclude<CountedApart, 'programme'>,
  { period, siteIds, filters }: Asked,
): Promise<Counted>[] {
  const byCode = topicsByNational(words.get('topic') ?? [], list);
  return [...byCode].map(async ([code, topics]): Promise<Counted> => {
    const topic = topics.filter((one) => filters.topic?.includes(one) ?? true);
    if (topic.length === 0) return [code, null];
    const asked = { ...period, siteIds: siteIds ?? undefined, filters: { ...filters, topic } };
    const { total } = await app.figures.shown(scope, asked, exact);
    return [code, total];
  });
}
