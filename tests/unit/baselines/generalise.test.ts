import { describe, expect, it } from 'vitest';
import { generalise } from '../../../app/baselines/generalise.server.ts';
import { openDictionary } from '../../../app/figures/dictionary.ts';
import { seededRandom } from '../../support/figures-world.ts';

const RULES = { k: 5, smallSite: 10 };

type Trait = 'site' | 'organisation' | 'ageClass' | 'sex' | 'education' | 'citizenship';
type Traits = Readonly<Record<Trait, string>> & { readonly months: readonly string[] };
interface Person {
  readonly traits: Traits;
  readonly level: string;
}

/** What may leave of each. */
async function released(people: readonly Person[]) {
  const { codeOf, wordOf } = openDictionary();
  const column = (wordOf: (person: Person) => string) =>
    Uint16Array.from(people, (person) => codeOf(wordOf(person)));
  const start = new Uint32Array(people.length + 1);
  for (const [index, { traits }] of people.entries()) {
    start[index + 1] = (start[index] ?? 0) + traits.months.length;
  }
  const traitsOf = await generalise(
    {
      length: people.length,
      site: column(({ traits }) => traits.site),
      organisation: column(({ traits }) => traits.organisation),
      ageClass: column(({ traits }) => traits.ageClass),
      sex: column(({ traits }) => traits.sex),
      education: column(({ traits }) => traits.education),
      citizenship: column(({ traits }) => traits.citizenship),
      level: column(({ level }) => level),
      start,
      month: Uint16Array.from(people.flatMap(({ traits }) => traits.months).map(codeOf)),
      wordOf,
    },
    RULES,
  );
  return people.map((_, person) => traitsOf(person));
}

function population(seed: number, count: number): Person[] {
  const random = seededRandom(seed);
  const pick = (values: string[]) => values[Math.floor(random() * random() * values.length)] ?? '';
  return Array.from({ length: count }, () => {
    const site = pick(['s1', 's2', 's3', 's4', 's5']);
    const months = ['2026-01', '2026-02', '2026-03'];
    return {
      level: pick(['AB', 'B', 'NA']),
      traits: {
        site,
        organisation: site < 's4' ? 'north' : 'south',
        ageClass: pick(['25-34', '55-64', '75+']),
        sex: pick(['B', 'A', 'unknown']),
        education: pick(['A', 'B', 'C']),
        citizenship: pick(['A', 'A', 'B']),
        months: random() < 0.1 ? [pick(months), '2026-06'] : [pick(months)],
      },
    };
  });
}

const person = (traits: Partial<Traits>, level: string): Person => ({
  level,
  traits: {
    site: 's1',
    organisation: 'north',
    ageClass: '55-64',
    sex: 'A',
    education: 'C',
    citizenship: 'A',
    months: ['2026-01'],
    ...traits,
  },
});
const crowd = (count: number) => Array.from({ length: count }, (_, n) => person({}, n % 2 ? 'AB' : 'NA'));

describe('microdata', () => {
  it.each([1, 2, 3, 4])(
    'every combination that leaves is of at least five people of more than one level (%i)',
    async (seed) => {
      const people = population(seed, 400);
      const leaving = await released(people);
      const groups = new Map<string, string[]>();
      leaving.forEach((traits, index) => {
        if (!traits) return;
        const key = JSON.stringify(traits);
        groups.set(key, [...(groups.get(key) ?? []), people[index]?.level ?? '']);
      });
      for (const levels of groups.values()) {
        expect(levels.length).toBeGreaterThanOrEqual(RULES.k);
        expect(new Set(levels).size).toBeGreaterThan(1);
      }
      expect(groups.size).toBeGreaterThan(5);
      // What is there is true: taken away, never changed.
      leaving.forEach((traits, index) => {
        const whole = people[index]?.traits;
        if (!traits || !whole) return;
        expect(['', whole.citizenship]).toContain(traits.citizenship);
        expect(['', whole.education]).toContain(traits.education);
        expect(['', whole.sex]).toContain(traits.sex);
        expect(traits.ageClass).toBe(whole.ageClass);
        expect(['', whole.site, whole.organisation]).toContain(traits.place);
        expect(traits.times.map((time, wave) => whole.months[wave]?.slice(0, time.length))).toEqual(
          traits.times,
        );
      });
    },
  );

  it('takes nothing from who is one of many, and little by little from who is rare', async () => {
    const foreigner = person({ citizenship: 'B' }, 'B');
    const others = Array.from({ length: 5 }, (_, n) => person({ citizenship: 'C' }, n % 2 ? 'AB' : 'X'));
    const leaving = await released([...crowd(20), foreigner, ...others]);
    expect(leaving[0]).toMatchObject({ citizenship: 'A', times: ['2026-01'], place: 's1' });
    expect(leaving[25]).toMatchObject({ citizenship: 'C' });
    // Alone of her citizenship and of everything after it: she is not there.
    expect(leaving[20]).toBeNull();
  });

  it('says the organisation of a small site, and leaves out who is alike in the answer', async () => {
    const small = Array.from({ length: 6 }, (_, n) => person({ site: 's2' }, n % 2 ? 'AB' : 'LW'));
    const alike = Array.from({ length: 30 }, () =>
      person({ organisation: 'south', site: 's9', ageClass: '75+' }, 'NA'),
    );
    const leaving = await released([...crowd(20), ...small, ...alike]);
    expect(leaving[20]).toMatchObject({ place: 'north', placeKind: 'organisation' });
    expect(leaving.slice(26)).toEqual(alike.map(() => null));
  });
});
