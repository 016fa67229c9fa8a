import { ageOn } from './age.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

/** Answers as the instrument `dsi-2`, version 1, stores them: question name to value or ticked values. */
export type Answers = Record<string, number | string | string[]>;

/** How hard each activity is: the share who do it falls as this rises (fitted by eye to Italy, 55–74, 2023). */
const DIFFICULTY: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  il: { IUIF: -0.9, IHIF: -0.7, IUNW1: -0.5 },
  il_checks: { TICCSFOI: 0.9, TICIDIS: 2, TICNIDIS: 1.3, TICXND: 1.2 },
  cc: { IUEM: -0.7, IUPH1: -1.4, IUCHAT1: -2.1, IUSNET: -0.3, IUPOL2: 1.9, IUVOTE: 2.2 },
  dcc: { CWRD1: 0.5, CXLS1: 1.2, CEPVA1: 0.8, CXFER1: 0.35, CPRES2: 1.4, CXLSADV1: 2.2, CPRG2: 3.5 },
  sf: { MAPS_CWSC: 0.8, MAPS_RPS: 0.9, MAPS_RRGL: 0.6, MAPS_LAP: 1, MAPS_RAAD: 0.3, PCOOK1: 1.1 },
  ps: { CINSAPP1: 0, CCONF1: 0.6, IUSELL: 1.5, IUOLC: 1.8, IUOLM: 1.5, IUBK: -0.1, IUJOB: 1.6 },
};
const BUYING = 0.1;

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** What a person can do, around 0 for somebody of 55 with a diploma; nearly all lies between −3 and 3. */
function abilityOf(random: Random, person: Person, day: string): number {
  const age = person.born === null ? 60 : ageOn(person.born, day);
  const byAge = age < 30 ? 0.4 : age < 45 ? 0.2 : age < 55 ? 0.05 : age < 65 ? -0.15 : age < 75 ? -0.6 : -1.4;
  const { education } = person.profile;
  const bySchool =
    education === 'A' ? -0.7 : education === 'B' ? -0.25 : 'HIJK'.includes(education ?? '-') ? 0.7 : 0.2;
  return byAge + bySchool + 0.9 * random.normal();
}

/** A person's first answers. */
export function baselineAnswers(random: Random, person: Person, day: string): Answers {
  const ability = abilityOf(random, person, day);
  if (!random.chance(logistic(2.5 + 1.5 * ability))) return { IU: nonUser(random, ability) };
  return answersOf((difficulty) => random.chance(logistic(1.5 * (ability - difficulty))), random);
}

/** Answers three months later or more: most is kept (what people say wavers too), something is added (help points do work). */
export function followUpAnswers(random: Random, before: ReadonlySet<string>): Answers {
  if (!before.has('IU') && random.chance(0.45)) return { IU: nonUser(random, -1) };
  return answersOf((difficulty, name) => {
    if (before.has(name)) return random.chance(0.88);
    return random.chance(0.55 * logistic(-0.9 * (difficulty + 0.9)));
  }, random);
}

function nonUser(random: Random, ability: number): number {
  return random.chance(logistic(ability)) ? 2 : random.chance(0.3) ? 3 : 4;
}

function answersOf(does: (difficulty: number, name: string) => boolean, random: Random): Answers {
  const answers: Answers = { IU: 1 };
  for (const [question, activities] of Object.entries(DIFFICULTY)) {
    const ticked = Object.entries(activities)
      .filter(([name, difficulty]) => does(difficulty, name))
      .map(([name]) => name);
    answers[question] = ticked.length > 0 ? ticked : [random.chance(0.02) ? 'refused' : 'none'];
  }
  answers.IBUY = does(BUYING, 'IBUY') ? (random.chance(0.7) ? 1 : 2) : random.chance(0.3) ? 3 : 4;
  return answers;
}

/** The activities ticked, with `IU` for users of the internet and `IBUY` for recent buyers. */
export function tickedIn(answers: Answers): Set<string> {
  const ticked = new Set<string>();
  if (answers.IU === 1) ticked.add('IU');
  if (answers.IBUY === 1 || answers.IBUY === 2) ticked.add('IBUY');
  for (const value of Object.values(answers))
    if (Array.isArray(value)) for (const one of value) ticked.add(one);
  return ticked;
}
