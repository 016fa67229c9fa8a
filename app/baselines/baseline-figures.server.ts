import type { Db } from '../../db/index.ts';
import { listOrganisationsOfSites } from '../../db/queries/baselines.ts';
import { findNetwork } from '../../db/queries/network.ts';
import { STRICT } from '../disclosure/shown.ts';
import type { Answered } from './answered.ts';
import { openBaselineStore } from './baseline-store.server.ts';
import { countAnswers, openAnswer, openHistogram } from './count-answers.ts';
import { testsOf } from './pick.ts';
import type { BaselineFigures } from './protected-counts.ts';
import { answerFrom, makeReleases, type Releases, rowsFrom } from './releases.server.ts';

/**
 * Opens the baselines of a database: built once in `server.ts` and handed over, because it remembers. Never stale: every
 * answer asks first whether figures changed; the release is made anew when baselines, sites or thresholds did.
 */
export function openBaselineFigures(db: Db): BaselineFigures {
  const store = openBaselineStore(db);
  let made: { answered: Answered; terms: string; releases: Promise<Releases> } | null = null;

  async function organisationsOfSites(): Promise<ReadonlyMap<string, string>> {
    return new Map((await listOrganisationsOfSites(db)).map((site) => [site.id, site.organisation_id]));
  }

  async function release() {
    const answered = await store.read();
    const [organisationOf, network] = [await organisationsOfSites(), await findNetwork(db)];
    const rules = network ? { minCell: network.min_cell, minDenominator: network.min_denominator } : STRICT;
    const terms = JSON.stringify([rules, [...organisationOf]]);
    if (made?.answered !== answered || made.terms !== terms) {
      // Once for all who ask while it is made.
      made = { answered, terms, releases: makeReleases(answered, store.words, organisationOf, rules) };
    }
    return { releases: await made.releases, organisationOf };
  }

  return {
    async answer(scope, question, exact) {
      const tests = testsOf(scope, question);
      if (!exact) return answerFrom((await release()).releases, tests);
      const counted = countAnswers(await store.read(), store.words, new Map(), tests, 'network');
      return openAnswer(counted.get('') ?? openHistogram());
    },
    async rows(scope, question, by, exact) {
      const tests = testsOf(scope, question);
      if (!exact) {
        const { releases, organisationOf } = await release();
        return rowsFrom(releases, tests, by, organisationOf);
      }
      const organisationOf = await organisationsOfSites();
      const counted = countAnswers(await store.read(), store.words, organisationOf, tests, by);
      return [...counted]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, histogram]) => ({ key, answer: openAnswer(histogram) }));
    },
  };
}
