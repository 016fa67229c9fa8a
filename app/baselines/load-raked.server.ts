import type { Db } from '../../db/index.ts';
import {
  findPopulation,
  listPopulationDatasets,
  listPopulationPlaces,
} from '../../db/queries/populations.ts';
import type { Call } from '../access/gate.server.ts';
import type { Language } from '../platform/languages.ts';
import { wordsIn } from '../platform/words.server.ts';
import { loadPlaces } from '../references/places.server.ts';
import { populationAsked } from './asked.ts';
import type { Selection } from './load-selection.server.ts';
import { AGE_CLASSES, type BaselineQuestion, DIMENSIONS } from './question.ts';
import { type AnsweredCell, type RakedShare, rakeToPopulation } from './rake-to-population.ts';

/** A population somebody may weight to. */
interface PopulationChoice {
  /** Dataset and place, `id:geo`. */
  readonly value: string;
  readonly place: string;
  readonly year: number;
  readonly residents: number;
}

/** The outcome without the weights themselves, the groups left out with their words. */
interface ShownRaking extends Omit<RakedShare, 'raking' | 'hidden'> {
  readonly raking: Omit<RakedShare['raking'], 'weights'>;
  readonly hidden: readonly { readonly ageClass: string; readonly sexWords: string }[];
}

export interface RakedBlock {
  readonly choices: readonly PopulationChoice[];
  /** `none`: nothing imported; `idle`: none chosen; `narrowed`: people are filtered already. */
  readonly status: 'none' | 'idle' | 'narrowed' | 'shown';
  readonly raked: ShownRaking | null;
  readonly source: string | null;
}

/** More places than this are no choice any more. */
const MOST_CHOICES = 300;
/** Code list `gender`: the two sexes population tables know. */
const SEXES = ['A', 'B'] as const;
const ADULTS = AGE_CLASSES.filter((name) => /^\d+-\d+$/.test(name));

/** The populations there are: datasets newest first, their places from the largest. */
async function listPopulationChoices(db: Db, language: Language): Promise<PopulationChoice[]> {
  const choices: PopulationChoice[] = [];
  const datasets = await listPopulationDatasets(db);
  if (datasets.length === 0) return choices;
  const { t } = wordsIn(language);
  const { nameOf, isProvince } = await loadPlaces();
  const placeOf = (geo: string) => {
    if (geo === 'network') return t('baselines:network');
    const name = nameOf(geo) ?? geo;
    return isProvince(geo) ? t('baselines:raked.province', { name }) : name;
  };
  for (const { id, year } of datasets) {
    const places = await listPopulationPlaces(db, id, MOST_CHOICES);
    const sorted = places.toSorted((a, b) => b.residents - a.residents);
    for (const { geo, residents } of sorted) {
      choices.push({ value: `${id}:${geo}`, place: placeOf(geo), year, residents });
    }
    if (choices.length >= MOST_CHOICES) break;
  }
  return choices.slice(0, MOST_CHOICES);
}

/** The share at least basic, weighted to the population asked for by age class and sex; from protected counts alone. */
export async function loadRaked(
  { app, actor, scope }: Pick<Call, 'app' | 'actor' | 'scope'>,
  { asked, exact, offered }: Selection,
  question: BaselineQuestion,
): Promise<RakedBlock> {
  const choices = await listPopulationChoices(app.db, actor.language);
  const block = { choices, raked: null, source: null };
  if (choices.length === 0) return { ...block, status: 'none' };
  const wanted = populationAsked(asked.population);
  if (!wanted) return { ...block, status: 'idle' };
  if (DIMENSIONS.some((dimension) => question.codes[dimension])) return { ...block, status: 'narrowed' };
  const [residents, datasets, ...bySex] = await Promise.all([
    findPopulation(app.db, wanted.id, wanted.geo),
    listPopulationDatasets(app.db),
    ...SEXES.map((sex) =>
      app.baselines.rows(scope, { ...question, codes: { sex: [sex] } }, 'ageClass', exact),
    ),
  ]);
  const cells = SEXES.flatMap((sex, index) =>
    (bySex[index] ?? []).flatMap(({ key, answer }): AnsweredCell[] =>
      ADULTS.some((name) => name === key)
        ? [{ ageClass: key, sex, n: answer.adults.n, count: answer.adults.atLeastBasic }]
        : [],
    ),
  );
  const population = residents
    .filter(({ age_class }) => ADULTS.some((name) => name === age_class))
    .map(({ age_class, sex, residents: number }) => ({ ageClass: age_class, sex, residents: number }));
  const { raking, hidden, ...raked } = rakeToPopulation(cells, population);
  const { weights: _weights, ...outcome } = raking;
  const sexWords = (sex: string) =>
    offered.entries.sex.find(({ code }) => code === sex)?.labels[actor.language] ?? sex;
  return {
    choices,
    status: 'shown',
    raked: {
      ...raked,
      raking: outcome,
      hidden: hidden.map(({ ageClass, sex }) => ({ ageClass, sexWords: sexWords(sex) })),
    },
    source: datasets.find(({ id }) => id === wanted.id)?.source ?? null,
  };
}
