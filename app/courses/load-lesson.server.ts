import type { Db } from '../../db/index.ts';
import { findEdition, listEditionTrainers, type SeenEdition } from '../../db/queries/editions.ts';
import { findLesson, listLessons, type PlacedLesson } from '../../db/queries/lessons.ts';
import { findSite, type SiteSummary } from '../../db/queries/sites.ts';
import type { Scope } from '../../db/scope.ts';
import { found, idFrom } from '../network/fields.server.ts';
import { Problem } from '../platform/problem.ts';

/** An edition with what its lessons depend on. */
export interface OpenEdition {
  readonly edition: SeenEdition;
  readonly site: SiteSummary;
  readonly trainerIds: readonly string[];
  readonly lessons: readonly PlacedLesson[];
}

/** An edition in scope that may still change; throws 404 for another, 409 once it was cancelled. */
export async function loadOpenEdition(db: Db, scope: Scope, param: string | undefined): Promise<OpenEdition> {
  const edition = found(await findEdition(db, scope, idFrom(param)));
  if (edition.status === 'cancelled') throw new Problem('edition_cancelled', 409);
  return {
    edition,
    site: found(await findSite(db, scope, edition.site_id)),
    trainerIds: (await listEditionTrainers(db, [edition.id])).map(({ staff_id }) => staff_id),
    lessons: await listLessons(db, scope, edition.id),
  };
}

/** A planned lesson in scope with its edition; throws 404 for an unknown one, 409 once it was held or cancelled. */
export async function loadOpenLesson(
  db: Db,
  scope: Scope,
  param: string | undefined,
): Promise<OpenEdition & { readonly lesson: PlacedLesson }> {
  const lesson = found(await findLesson(db, scope, idFrom(param)));
  const open = await loadOpenEdition(db, scope, lesson.edition_id);
  if (lesson.status !== 'planned') throw new Problem('lesson_over', 409);
  return { ...open, lesson };
}

/** What the pages about a lesson are headed with. */
export function headOfLesson({ edition, lesson }: Awaited<ReturnType<typeof loadOpenLesson>>) {
  return { editionId: edition.id, name: edition.shown_title, number: lesson.number, day: lesson.day };
}
