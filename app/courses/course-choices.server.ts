import { listCodeEntries } from '../../db/queries/code-lists.ts';
import type { Call } from '../access/gate.server.ts';
import { wordsIn } from '../platform/words.server.ts';
import { COMPETENCES } from '../surveys/digcomp.ts';
import { formatsFor } from '../ui/formats.ts';
import type { CourseChoices } from './course-form.server.ts';
import { listOwners } from './course-reach.server.ts';

/** What the form of a course offers, in the caller's language; `kept` are codes it has already, whatever the lists say. */
export async function loadCourseChoices(
  call: Call,
  kept: { readonly topics: readonly string[] } | null = null,
) {
  const { app, actor, scope, today } = call;
  const { t } = wordsIn(actor.language);
  const { compare } = formatsFor(actor.language);
  const named = async (list: string) =>
    (await listCodeEntries(app.db, list, today)).map(({ code, labels }) => ({
      value: code,
      label: labels[actor.language],
    }));
  const owners = (await listOwners(call)).map(({ id, name }) => ({ value: id, label: name }));
  const topics = (await named('topic')).sort((a, b) => compare(a.label, b.label));
  const gone = (kept?.topics ?? []).filter((code) => !topics.some(({ value }) => value === code));
  return {
    languages: await named('language'),
    topics: [...topics, ...gone.map((code) => ({ value: code, label: code }))],
    competences: COMPETENCES.map((code) => ({
      value: code,
      label: `${code} ${t(`courses:competences.${code}`)}`,
    })),
    owners:
      scope.kind === 'network'
        ? [{ value: '', label: t('courses:course.whole_network') }, ...owners]
        : owners,
  };
}

/** The same as sets of codes, to check what was sent. */
export function setsOf(choices: Awaited<ReturnType<typeof loadCourseChoices>>): CourseChoices {
  const values = (list: readonly { readonly value: string }[]) => new Set(list.map(({ value }) => value));
  return {
    languages: values(choices.languages),
    competences: values(choices.competences),
    topics: values(choices.topics),
    owners: values(choices.owners),
  };
}
