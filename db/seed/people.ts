import type { CitizenTable } from '../schema/citizen.ts';
import type { Identity } from '../schema/identity.ts';
import { addDays, daysBetween } from './calendar.ts';
import { type Born, fiscalCodeOf, omocodeOf, provisionalCode } from './fiscal-codes.ts';
import { BIRTHPLACES, ITALIAN_NAMES, ORIGINS } from './names.ts';
import { type Random, Weighted } from './random.ts';

/** What the seed keeps in mind of a citizen between visits. */
export interface Person {
  readonly id: string;
  readonly no: number;
  /** Day the age is reckoned from: the birth date, or 1 July of the year told; null when nothing is known. */
  readonly born: string | null;
  readonly profile: Profile;
  /** A fiscal code. */
  readonly hasCode: boolean;
  /** Day of the first visit. */
  readonly since: string;
  lastDay: string;
  /** First complete questionnaire: its day and the activities ticked. */
  baseline: { readonly day: string; readonly ticked: ReadonlySet<string> } | null;
}

type Profile = Pick<
  CitizenTable,
  'gender' | 'education' | 'occupation' | 'citizenship' | 'province' | 'language'
>;

/** Who walks in at a help point: old-skewed, median about 62 years. */
const AGES = new Weighted<readonly [number, number]>([
  [[19, 29], 8],
  [[30, 44], 13],
  [[45, 54], 14],
  [[55, 64], 22],
  [[65, 74], 21],
  [[75, 84], 17],
  [[85, 95], 5],
]);

const weights = (text: string) =>
  new Weighted(text.split(' ').map((part) => [part.slice(0, 1), Number(part.slice(1))] as const));

/** Education (AN9) and occupation (AN10) by age: code and weight. */
const EDUCATION = {
  young: weights('B15 C50 E8 G3 H10 I11 L3'),
  middle: weights('A3 B27 C40 D2 E10 H6 I10 J1 L1'),
  older: weights('A18 B34 C31 E6 H3 I6 K1 L1'),
  oldest: weights('A48 B27 C15 E2 I5 L3'),
};
const OCCUPATION = {
  young: weights('A28 C3 D25 E40 H4'),
  middle: weights('A50 B6 C9 D22 F8 H5'),
  older: weights('A34 B6 C9 D18 F8 G23 H2'),
  oldest: weights('F8 G90 H2'),
};

function stageOf(age: number): keyof typeof EDUCATION {
  if (age < 30) return 'young';
  if (age < 55) return 'middle';
  return age < 67 ? 'older' : 'oldest';
}

const PLACES = new Weighted(BIRTHPLACES);
const COUNTRIES = new Weighted(ORIGINS);
const NEIGHBOURS = ['FI', 'PI', 'PO', 'PT', 'LU', 'SI', 'AR', 'LI', 'GR', 'MS'];

const FOREIGN_BORN = 0.12;
const OMOCODIA = 0.01;

interface NewPerson {
  readonly kind: CitizenTable['code_kind'];
  readonly code: string | null;
  readonly born: string | null;
  readonly identity: Identity;
  readonly profile: Profile;
}

/** Makes people whose codes never repeat; a base code that is taken becomes an omocodia variant, as in life. */
export function makePeople(random: Random): (day: string, province: string) => NewPerson {
  const taken = new Set<string>();

  function unique(base: string, forced: boolean): string {
    let code = base;
    for (let variant = 1; forced || taken.has(code); variant += 1) {
      code = omocodeOf(base, variant);
      forced = false;
    }
    taken.add(code);
    return code;
  }

  function codeFor(born: Born, isForeign: boolean): Pick<NewPerson, 'kind' | 'code'> {
    const lot = random.next();
    if (lot < 0.025) return { kind: 'none', code: null };
    if (isForeign && lot < 0.07) {
      let code = provisionalCode(random);
      while (taken.has(code)) code = provisionalCode(random);
      taken.add(code);
      return { kind: 'provisional', code };
    }
    return { kind: 'fiscal', code: unique(fiscalCodeOf(born), random.chance(OMOCODIA)) };
  }

  return (day, province) => {
    const [youngest, oldest] = AGES.draw(random);
    const age = random.between(youngest, oldest);
    const birthDate = addDays(day, -Math.floor((age + random.next()) * 365.25));
    const gender = random.chance(0.56) ? 'F' : 'M';
    const origin = random.chance(FOREIGN_BORN) ? COUNTRIES.draw(random) : null;
    const names = origin?.names ?? ITALIAN_NAMES;
    const born: Born = {
      givenName: random.pick(gender === 'F' ? names.women : names.men),
      familyName: random.pick(names.surnames),
      gender,
      birthDate,
      birthplace: origin?.country ?? PLACES.draw(random),
    };
    const { kind, code } = codeFor(born, origin !== null);
    const knowsBirthDate = kind === 'fiscal';
    const birthYear = knowsBirthDate || random.chance(0.1) ? null : Number(birthDate.slice(0, 4));
    const stage = stageOf(age);
    const naturalised = origin !== null && random.chance(0.25);
    const isItalian = origin === null || naturalised;
    return {
      kind,
      code,
      born: knowsBirthDate ? birthDate : birthYear === null ? null : `${birthYear}-07-01`,
      identity: {
        code,
        birthDate: knowsBirthDate ? birthDate : null,
        birthYear,
        birthplace: knowsBirthDate ? born.birthplace : null,
        givenName: born.givenName,
        familyName: born.familyName,
        // Made up: a prefix outside those that mobile operators commonly use.
        phone: random.chance(0.3) ? `+39 399 ${random.between(1_000_000, 9_999_999)}` : null,
        email: random.chance(0.08) ? `${slug(born.givenName)}.${slug(born.familyName)}@example.org` : null,
      },
      profile: {
        gender: random.chance(0.004) ? 'D' : gender === 'F' ? 'A' : 'B',
        education: EDUCATION[stage].draw(random),
        occupation: OCCUPATION[stage].draw(random),
        citizenship: isItalian ? 'A' : origin.union ? 'B' : 'C',
        province: random.chance(0.94) ? province : random.pick(NEIGHBOURS),
        language: origin !== null && !naturalised && random.chance(0.6) ? origin.language : 'it',
      },
    };
  };
}

function slug(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
}

/** True when a follow-up questionnaire makes sense: three months (92 days) after the baseline. */
export function isDueForFollowUp(person: Person, day: string): boolean {
  return person.baseline !== null && daysBetween(person.baseline.day, day) >= 92;
}
