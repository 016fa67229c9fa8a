import type { Page } from '@playwright/test';
import { readAll, type Way } from './ways-to-pages.ts';

type Met = ReadonlyMap<string, string>;

/** The slip of the first person among the lists of some editions. */
async function firstSlip(page: Page, lists: readonly string[]): Promise<string> {
  for (const list of lists) {
    const [slip] = await readAll(page, list, 'a[href$="/slip"]');
    if (slip) return slip;
  }
  throw new Error('Nobody is enrolled');
}

/** By the editions a person may be enrolled in. */
export async function enrolledByPerson(page: Page, met: Met): Promise<string> {
  const editions = await readAll(page, met.get('courses of a person') ?? '', 'a[href*="/enrolments/new"]');
  return firstSlip(
    page,
    editions.map((href) => href.replace(/\/new.*/, '')),
  );
}

/** By the list of editions. */
export async function enrolledByEdition(page: Page, met: Met): Promise<string> {
  const editions = await readAll(page, met.get('editions') ?? '', 'th a[href^="/editions/"]');
  return firstSlip(
    page,
    editions.map((href) => `${href}/enrolments`),
  );
}

/** Every page about people enrolled, from the slip of one of them on. */
export function enrolmentPages(slip: Way): (readonly [name: string, way: Way])[] {
  const list: Way = async (page, met) => {
    const [back] = await readAll(page, met.get('slip') ?? '', '.trail a, a[href$="/enrolments"]');
    return back ?? '';
  };
  const beside =
    (name: string): Way =>
    async (_page, met) =>
      (met.get('slip') ?? '').replace(/slip$/, name);
  return [
    ['slip', slip],
    ['enrolled people', list],
    ['somebody without a code', async (_page, met) => `${met.get('enrolled people')}/new`],
    ['group', async (_page, met) => `${met.get('enrolled people')}/sheet`],
    ['end of an enrolment', beside('withdrawal')],
    ['card of an enrolment', beside('person')],
    ['own courses', '/enrolments/own'],
  ];
}
