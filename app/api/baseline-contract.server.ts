import { z } from 'zod';
import { GROUPINGS } from '../baselines/question.ts';
import { AREA_LEVELS, AREAS, LEVELS } from '../figures/baseline-rows.ts';

const MOST_VALUES = 200;
const values = z.array(z.string().max(60)).max(MOST_VALUES).optional();
const month = z.string().max(10).optional();
const codes = values.meta({ words: 'api:parameter.code' });

/** `GET /api/v1/figures/baseline`: what is asked, by the names of `bottega analyse baseline`. */
export const BaselineQuery = z.strictObject({
  from: month.meta({ words: 'api:parameter.from_month' }),
  to: month.meta({ words: 'api:parameter.to_month' }),
  site: values.meta({ words: 'api:parameter.place' }),
  organisation: values.meta({ words: 'api:parameter.place' }),
  ageClass: codes,
  sex: codes,
  education: codes,
  citizenship: codes,
  way: codes,
  by: z.enum(GROUPINGS).optional().meta({ words: 'api:parameter.by' }),
});

const suppressed = z.literal(true).optional().meta({ words: 'api:field.suppressed' });
const people = z.int().min(0).nullable();
const share = z.number().min(0).max(1).nullable();
const asked = z.array(z.string()).nullable();

const share95 = z
  .strictObject({ count: people, n: people, share, low: share, high: share, suppressed })
  .meta({ words: 'metrics:atLeastBasic.how' });

const population = {
  n: people.meta({ words: 'metrics:respondents.how' }),
  effectiveN: z.number().min(0).nullable().meta({ words: 'api:field.effective_n' }),
  unreliable: z.literal(true).optional().meta({ words: 'api:field.unreliable' }),
  suppressed,
  atLeastBasic: share95,
  levels: z
    .strictObject({ ...keyed(LEVELS, people), suppressed })
    .meta({ words: 'metrics:overallLevel.how' }),
  areas: z
    .strictObject(keyed(AREAS, z.strictObject({ ...keyed(AREA_LEVELS, people), suppressed })))
    .meta({ words: 'metrics:areaLevel.how' }),
};

const figures = {
  ...population,
  usersOnly: z.strictObject(population).meta({ words: 'api:field.users_only' }),
  over74: z.strictObject(population).meta({ words: 'api:field.over_74' }),
};

/** The same: what is answered, the report of `bottega analyse baseline --json`. */
export const BaselineAnswer = z.strictObject({
  filters: z
    .strictObject({
      from: z.string().nullable(),
      to: z.string().nullable(),
      site: asked,
      organisation: asked,
      ageClass: asked,
      sex: asked,
      education: asked,
      citizenship: asked,
      way: asked,
      by: z.enum(GROUPINGS),
    })
    .meta({ words: 'api:field.filters' }),
  ...figures,
  under16: people.meta({ words: 'api:field.under_16' }),
  ageUnknown: people.meta({ words: 'api:field.age_unknown' }),
  incomplete: people.meta({ words: 'metrics:incomplete.how' }),
  declined: people.meta({ words: 'metrics:declined.how' }),
  rows: z
    .array(
      z.strictObject({
        key: z.string().meta({ words: 'api:field.key' }),
        label: z.string().meta({ words: 'api:field.label' }),
        ...figures,
      }),
    )
    .meta({ words: 'api:field.rows' }),
  asOf: z.iso.datetime().meta({ words: 'api:field.as_of' }),
});

/** One schema under every name. */
function keyed<S extends z.ZodType>(names: readonly string[], schema: S): Record<string, S> {
  return Object.fromEntries(names.map((name) => [name, schema]));
}

export type BaselineAsked = z.output<typeof BaselineQuery>;
