import type { DisclosureRules } from '../disclosure/shown.ts';
import { POPULATIONS, type Population } from '../figures/baseline-rows.ts';
import type { Answered, BaselineWords } from './answered.ts';
import { groupAnswers } from './groups.ts';
import { nameAnswer } from './name-counts.ts';
import { onlyKey, type PickedBefore, pick, sumOf, type Tests } from './pick.ts';
import type { BaselineAnswer, BaselineRow } from './protected-counts.ts';
import type { Grouping } from './question.ts';
import { makeRelease, type Release } from './release.server.ts';

export type Releases = Readonly<Record<Population, Release>>;

/** The release of every population. */
export async function makeReleases(
  answered: Answered,
  words: BaselineWords,
  organisationOf: ReadonlyMap<string, string>,
  rules: DisclosureRules,
): Promise<Releases> {
  const of = (population: Population) =>
    makeRelease(groupAnswers(answered, words, organisationOf, population), answered, rules);
  return {
    '16_74': await of('16_74'),
    '75_plus': await of('75_plus'),
    under_16: await of('under_16'),
    age_unknown: await of('age_unknown'),
  };
}

type Before = ReadonlyMap<Population, PickedBefore>;

/** What may be said of what is asked. */
export function answerFrom(releases: Releases, tests: Tests, before?: Before): BaselineAnswer {
  const picked = new Map(
    POPULATIONS.map((population) => {
      const { groups } = releases[population];
      return [population, pick(groups, tests, before?.get(population))] as const;
    }),
  );
  return nameAnswer((population, column) =>
    sumOf(releases[population], picked.get(population) ?? null, column),
  );
}

/** The same in rows; those of which nobody is known to be are left out. */
export function rowsFrom(
  releases: Releases,
  tests: Tests,
  by: Grouping,
  organisationOf: ReadonlyMap<string, string>,
): BaselineRow[] {
  if (by === 'network') {
    const answer = answerFrom(releases, tests);
    return isNobody(answer) ? [] : [{ key: '', answer }];
  }
  const keys = new Set(
    POPULATIONS.flatMap((population) => [...releases[population].groups.byKey[by].keys()]),
  );
  const before: Before = new Map(POPULATIONS.map((population) => [population, new Map()]));
  return [...keys]
    .sort()
    .map((key) => ({ key, answer: answerFrom(releases, narrow(tests, by, key, organisationOf), before) }))
    .filter(({ answer }) => !isNobody(answer));
}

function narrow(tests: Tests, by: Grouping, key: string, organisationOf: ReadonlyMap<string, string>): Tests {
  switch (by) {
    case 'network':
      return tests;
    case 'organisation':
      return { ...tests, site: (id) => tests.site(id) && (organisationOf.get(id) ?? '') === key };
    case 'site':
      return { ...tests, site: onlyKey(key, tests.site) };
    case 'year':
    case 'month':
      return { ...tests, month: (name) => name.startsWith(key) && tests.month(name) };
    default: {
      const only = onlyKey(key, tests.dimensions[by]);
      return { ...tests, dimensions: { ...tests.dimensions, [by]: only } };
    }
  }
}

function isNobody({ adults, older, underAge, ageUnknown }: BaselineAnswer): boolean {
  return [adults.n, older.n, underAge, ageUnknown].every(({ value }) => value === 0);
}
