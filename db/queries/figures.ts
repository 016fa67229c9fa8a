import { sql, type Transaction } from 'kysely';
import { insertMany } from '../engines/differences.ts';
import { emptyContent, type FigureContent, replaceDay } from '../figure-content/content.ts';
import { decodeContent, encodeContent } from '../figure-content/encode.ts';
import type { Db } from '../index.ts';
import { prepared } from '../prepared.ts';
import type { Database } from '../schema/database.ts';
import type { Scope } from '../scope.ts';
import { readFigureContents } from './figure-rows.ts';

/** One site in one month (`YYYY-MM`), and the day in it that changed; without a day any may have. */
export interface FigureCellKey {
  readonly siteId: string;
  readonly month: string;
  readonly day?: string;
}

/** The cell of a day (`YYYY-MM-DD`) at a site. */
export function figureCellOf(siteId: string, day: string): FigureCellKey {
  return { siteId, month: day.slice(0, 7), day };
}

/**
 * Keeps what changed in these cells; to be called in the transaction that changes them, after all its changes.
 * A change concerns the cells of every session, attendance or response whose content, day, site, person number or
 * `counts` changed, before and after, and, when `citizen.first_attendance_id` moves, the cells of the old and the new one.
 */
export async function touchFigureCells(
  trx: Transaction<Database>,
  cells: readonly FigureCellKey[],
): Promise<void> {
  const byMonth = Map.groupBy(cells, ({ month }) => month);
  // Every writer holds months in the same order, so that two never wait for each other; whoever comes second reads
  // the rows after the first has finished.
  for (const [month, changed] of [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const revision = await raiseMonth(trx, month);
    const contents = new Map<string, FigureContent>();
    for (const [siteId, ofSite] of Map.groupBy(changed, (cell) => cell.siteId)) {
      const content = await markOrRead(trx, { siteId, month, revision }, [
        ...new Set(ofSite.map(({ day }) => day)),
      ]);
      if (content) contents.set(siteId, content);
    }
    if (contents.size > 0) await keepContents(trx, month, revision, contents);
  }
}

/** So many days of a cell may wait to be read from the rows; with one more, the cell is kept anew. */
const MOST_DAYS = 3;

/**
 * Marks the days of a cell as changed: most saves are about a day that is marked already, and have nothing else to write.
 * The content to keep where the cell is not kept yet, has too many such days, or where a day is not known.
 */
async function markOrRead(
  trx: Transaction<Database>,
  { siteId, month, revision }: { siteId: string; month: string; revision: number },
  days: readonly (string | undefined)[],
): Promise<FigureContent | null> {
  const known = days.filter((day) => day !== undefined);
  const marked = known.length === days.length ? await raiseCell(trx, siteId, month, revision) : null;
  if (!marked) return readMonth(trx, siteId, month);
  const fresh = known.filter((day) => !marked.days.includes(day));
  if (fresh.length === 0) return null;
  const all = [...marked.days, ...fresh];
  if (all.length > MOST_DAYS) {
    const content = await findContent(trx, siteId, month);
    if (!content) return readMonth(trx, siteId, month);
    const contents = new Map([[siteId, content]]);
    await readDays(
      trx,
      contents,
      all.map((day) => ({ siteId, day })),
    );
    return contents.get(siteId) ?? content;
  }
  await trx
    .insertInto('figure_day')
    .values(fresh.map((day) => ({ site_id: siteId, month, day })))
    .execute();
  return null;
}

async function readMonth(trx: Transaction<Database>, siteId: string, month: string): Promise<FigureContent> {
  const site: Scope = { kind: 'sites', siteIds: [siteId] };
  const whole = await readFigureContents(trx, site, `${month}-01`, `${month}-31`);
  return whole.get(siteId) ?? emptyContent();
}

const raisedCell = prepared((db, revision: number, siteId: string, month: string) =>
  sql<{ days: string | null }>`
    update figure_cell set revision = ${revision}
    where site_id = ${siteId} and month = ${month} and content is not null
    returning ${DAYS_TO_READ} as days`.compile(db),
);

/** Gives a cell that is kept the revision of its month; its days to be read from the rows, null when it is not kept. */
async function raiseCell(trx: Transaction<Database>, siteId: string, month: string, revision: number) {
  const [row] = await raisedCell(trx, revision, siteId, month);
  return row ? { days: daysOf(row.days) } : null;
}

/** The marked days of a cell, apart by spaces. */
const DAYS_TO_READ = sql<string | null>`(select string_agg(d.day, ' ') from figure_day d
  where d.site_id = figure_cell.site_id and d.month = figure_cell.month)`;

const daysOf = (text: string | null) => text?.split(' ') ?? [];

/** What is kept of a cell; null where it cannot be read. */
async function findContent(
  trx: Transaction<Database>,
  siteId: string,
  month: string,
): Promise<FigureContent | null> {
  const { content } = await trx
    .selectFrom('figure_cell')
    .select('content')
    .where('site_id', '=', siteId)
    .where('month', '=', month)
    .executeTakeFirstOrThrow();
  return content && decodeContent(content);
}

/** Contents by site, with the marked days of each read again from the rows. */
async function readDays(
  db: Db,
  contents: Map<string, FigureContent>,
  marked: readonly { readonly siteId: string; readonly day: string }[],
): Promise<void> {
  for (const [day, cells] of Map.groupBy(marked, (cell) => cell.day)) {
    const siteIds = cells.map(({ siteId }) => siteId);
    const fresh = await readFigureContents(db, { kind: 'sites', siteIds }, day, day);
    for (const siteId of siteIds) {
      const content = contents.get(siteId) ?? emptyContent();
      contents.set(siteId, replaceDay(content, Number(day.slice(8)), fresh.get(siteId) ?? emptyContent()));
    }
  }
}

const raisedMonth = prepared((db, month: string) =>
  sql<{ revision: number }>`
    insert into figure_month (month, revision) values (${month}, 1)
    on conflict (month) do update set revision = figure_month.revision + 1
    returning revision`.compile(db),
);

/** The revision of a month after this change, held until the transaction ends. */
export async function raiseMonth(trx: Transaction<Database>, month: string): Promise<number> {
  const [{ revision } = { revision: 0 }] = await raisedMonth(trx, month);
  return revision;
}

/** Keeps contents by site in a month; no day of them has to be read from the rows any more. */
async function keepContents(
  trx: Transaction<Database>,
  month: string,
  revision: number,
  contents: ReadonlyMap<string, FigureContent>,
): Promise<void> {
  const cells = Array.from(contents, ([siteId, content]) => ({ siteId, content: encodeContent(content) }));
  await keepCells(trx, month, revision, cells);
  const siteIds = cells.map(({ siteId }) => siteId);
  await trx.deleteFrom('figure_day').where('month', '=', month).where('site_id', 'in', siteIds).execute();
}

/** Keeps packed contents (`encodeContent`) in a month; their days stay marked. */
export async function keepCells(
  trx: Transaction<Database>,
  month: string,
  revision: number,
  cells: readonly { readonly siteId: string; readonly content: Uint8Array }[],
): Promise<void> {
  const rows = cells.map(({ siteId, content }) => ({
    site_id: siteId,
    month,
    revision,
    content,
    content_revision: revision,
  }));
  await insertMany(
    trx,
    'figure_cell',
    rows,
    `on conflict (site_id, month) do update
      set revision = excluded.revision, content = excluded.content, content_revision = excluded.content_revision`,
  );
}

/** The sites whose cells of a month changed after a revision of it, at most so many. */
export async function listChangedSites(db: Db, month: string, revision: number, most: number) {
  const rows = await db
    .selectFrom('figure_cell')
    .select('site_id')
    .where('month', '=', month)
    .where('revision', '>', revision)
    .orderBy('revision')
    .limit(most)
    .execute();
  return rows.map(({ site_id }) => site_id);
}

const monthsBetween = prepared((db, fromMonth: string, toMonth: string) =>
  db
    .selectFrom('figure_month')
    .select(['month', 'revision'])
    .where('month', '>=', fromMonth)
    .where('month', '<=', toMonth)
    .orderBy('month')
    .compile(),
);

/** Revisions of the months that have cells between two (`YYYY-MM`, both included), in order. */
export async function listFigureMonths(db: Db, fromMonth: string, toMonth: string) {
  return monthsBetween(db, fromMonth, toMonth);
}

const firstMonth = prepared((db) =>
  db.selectFrom('figure_month').select('month').orderBy('month').limit(1).compile(),
);

/** The first month (`YYYY-MM`) in which anything was ever recorded; null when nothing was. */
export async function findFirstFigureMonth(db: Db): Promise<string | null> {
  const [first] = await firstMonth(db);
  return first?.month ?? null;
}

export interface FigureCell {
  readonly siteId: string;
  readonly revision: number;
  /** The days of the month (1–31) that `content` is of, in order: nothing else changed. Null for the whole month. */
  readonly days: readonly number[] | null;
  readonly content: FigureContent;
}

/** The cells of a month that changed after a revision of it; what is not kept is read from the rows. */
export async function listChangedCells(db: Db, month: string, revision: number): Promise<FigureCell[]> {
  // One statement: a cell and its marked days are of one moment, and rows that are read later are at least as true.
  const rows = await db
    .selectFrom('figure_cell')
    .select(['site_id', 'revision', 'content_revision', DAYS_TO_READ.as('days')])
    .select(
      sql<Buffer | null>`case when content_revision <= ${revision} then null else content end`.as('content'),
    )
    .where('month', '=', month)
    .where('revision', '>', revision)
    .execute();
  const cells = rows.map((row) => {
    // Kept before, so that whoever asks knows it: only its marked days are not as they were.
    const isKnown = row.content_revision !== null && row.content_revision <= revision;
    const content = isKnown ? emptyContent() : row.content && decodeContent(row.content);
    return { siteId: row.site_id, revision: row.revision, isKnown, content, days: daysOf(row.days).sort() };
  });
  const missing = cells.filter(({ content }) => !content).map(({ siteId }) => siteId);
  const scope: Scope = { kind: 'sites', siteIds: missing };
  const read = missing.length > 0 ? await readFigureContents(db, scope, `${month}-01`, `${month}-31`) : null;
  const contents = new Map(
    cells.map(({ siteId, content }) => [siteId, content ?? read?.get(siteId) ?? emptyContent()]),
  );
  const kept = cells.filter(({ content }) => content);
  await readDays(
    db,
    contents,
    kept.flatMap(({ siteId, days }) => days.map((day) => ({ siteId, day }))),
  );
  return cells.map(({ siteId, revision: own, isKnown, days }) => ({
    siteId,
    revision: own,
    days: isKnown ? days.map((day) => Number(day.slice(8))) : null,
    content: contents.get(siteId) ?? emptyContent(),
  }));
}

/**
 * The cells of a site by month: whether anything is kept, and what figures take for it; null where that cannot be read.
 */
export async function listKeptCells(trx: Transaction<Database>, siteId: string) {
  const rows = await trx
    .selectFrom('figure_cell')
    .select(['month', 'content', DAYS_TO_READ.as('days')])
    .where('site_id', '=', siteId)
    .orderBy('month')
    .execute();
  const cells: { month: string; isKept: boolean; content: FigureContent | null }[] = [];
  for (const { month, content, days } of rows) {
    const opened = content && decodeContent(content);
    const contents = new Map(opened ? [[siteId, opened]] : []);
    if (opened)
      await readDays(
        trx,
        contents,
        daysOf(days).map((day) => ({ siteId, day })),
      );
    cells.push({ month, isKept: content !== null, content: contents.get(siteId) ?? null });
  }
  return cells;
}
