import type { Db } from '../index.ts';
import {
  insertCodeListVersion,
  listCodeListVersion,
  type NewCodeEntry,
  rewordCodeEntries,
} from '../queries/code-lists.ts';
import { listReferences, upsertReferences } from '../queries/indicator-references.ts';
import { findNetwork } from '../queries/network.ts';
import { deleteShippedPatronDay, listPatronDays, upsertPatronDay } from '../queries/patron-days.ts';
import { codeAttributesSchema } from '../schema/code-attributes.ts';
import { loadPrivacyDefaults } from './load-privacy.ts';
import { SHIPPED_LISTS, SHIPPED_PATRON_DAYS, SHIPPED_REFERENCES, type ShippedList } from './shipped.ts';

/**
 * Brings the shipped code lists, published values and first rules into the database: called at every start, writes only
 * what differs. Versions made in this installation (another `source`) and ended entries stay as they are.
 */
export async function loadReference(db: Db): Promise<void> {
  for (const shipped of SHIPPED_LISTS) await loadList(db, shipped);

  const present = new Map((await listReferences(db)).map((one) => [referenceKey(one), one]));
  const changed = SHIPPED_REFERENCES.filter((shipped) => {
    const found = present.get(referenceKey(shipped));
    // A value imported later than the shipped one was read is the better one.
    if (found && found.retrievedOn > shipped.retrievedOn) return false;
    return !found || found.value !== shipped.value || found.source !== shipped.source;
  });
  await upsertReferences(db, changed);
  await loadPatronDays(db);
  await loadPrivacyDefaults(db, (await findNetwork(db)) !== undefined);
}

/** Days somebody of the network changed stay as they are; what is no longer shipped was wrong, and goes. */
async function loadPatronDays(db: Db, now = new Date()): Promise<void> {
  const known = new Map((await listPatronDays(db)).map((day) => [day.comune, day]));
  for (const { comune, monthDay, name } of SHIPPED_PATRON_DAYS) {
    const found = known.get(comune);
    if (found && (found.changed_by !== null || (found.month_day === monthDay && found.name === name)))
      continue;
    await upsertPatronDay(db, {
      comune,
      month_day: monthDay,
      name,
      changed_by: null,
      changed_at: now.toISOString(),
    });
  }
  const shipped = new Set(SHIPPED_PATRON_DAYS.map(({ comune }) => comune));
  for (const { comune, changed_by } of known.values()) {
    if (changed_by === null && !shipped.has(comune)) await deleteShippedPatronDay(db, comune);
  }
}

async function loadList(db: Db, shipped: ShippedList): Promise<void> {
  const entries = shipped.entries.map((entry) => ({
    code: entry.code,
    labels: entry.label,
    attributes: codeAttributesSchema.parse(entry.attributes),
  }));
  const found = await listCodeListVersion(db, shipped.list, shipped.version);
  if (!found) {
    await db
      .transaction()
      .execute((trx) => insertCodeListVersion(trx, { ...shipped, entries }))
      .catch(ignoreIfLoadedMeanwhile(db, shipped));
  } else if (found.source === shipped.source && wording(entries) !== wording(found.entries)) {
    await rewordCodeEntries(db, shipped.list, shipped.version, entries);
  }
}

/** Two processes starting on one PostgreSQL: the second finds the rows of the first. */
function ignoreIfLoadedMeanwhile(db: Db, shipped: ShippedList) {
  return async (error: unknown) => {
    if (!(await listCodeListVersion(db, shipped.list, shipped.version))) throw error;
  };
}

function wording(entries: readonly NewCodeEntry[]): string {
  return JSON.stringify(
    entries.map(({ code, labels, attributes }) => [code, labels.it, labels.en, attributes]),
  );
}

function referenceKey(one: { indicator: string; geo: string; population: string; year: number }): string {
  return [one.indicator, one.geo, one.population, one.year].join(' ');
}
