import { z } from 'zod';
import type { Dimension, Grouping } from '../insights/participation.ts';

/** What rows may be. */
export const PARTICIPATION_GROUPINGS = [
  'site',
  'organisation',
  'comune',
  'month',
  'topic',
  'mode',
  'channel',
  'ageBand',
  'gender',
  'education',
  'occupation',
  'citizenship',
] as const satisfies readonly Grouping[];
export type ParticipationGrouping = (typeof PARTICIPATION_GROUPINGS)[number];

/** Filters by code: each of these has a code list. */
export const CODE_FILTERS = [
  'topic',
  'mode',
  'channel',
  'ageBand',
  'gender',
  'education',
  'occupation',
  'citizenship',
] as const satisfies readonly Dimension[];
export type CodeFilter = (typeof CODE_FILTERS)[number];

/** Filters by place. */
export const PLACE_FILTERS = ['site', 'organisation', 'comune'] as const;

const MOST_VALUES = 200;

/** Values of a filter: ids, or codes of a list. */
const values = z.array(z.string().max(60)).max(MOST_VALUES);
const places = values.optional().meta({ words: 'api:parameter.place' });
const codes = values.optional().meta({ words: 'api:parameter.code' });

/** `GET /api/v1/figures/participation`: what is asked. */
export const ParticipationQuery = z.strictObject({
  from: z.iso.date().optional().meta({ words: 'api:parameter.from' }),
  to: z.iso.date().optional().meta({ words: 'api:parameter.to' }),
  site: places,
  organisation: places,
  comune: places,
  topic: codes,
  mode: codes,
  channel: codes,
  ageBand: codes,
  gender: codes,
  education: codes,
  occupation: codes,
  citizenship: codes,
  by: z.enum(PARTICIPATION_GROUPINGS).optional().meta({ words: 'api:parameter.by' }),
});

const count = (words: string) => z.int().min(0).nullable().meta({ words });
const hours = (words: string) => z.number().min(0).nullable().meta({ words });

const figures = {
  accesses: count('metrics:accesses.how'),
  uniques: count('metrics:uniques.how'),
  hours: hours('api:field.hours'),
  personHours: hours('api:field.person_hours'),
  new: count('metrics:new.how'),
  suppressed: z.literal(true).optional().meta({ words: 'api:field.suppressed' }),
};

const asked = z.array(z.string()).nullable();

/** The same: what is answered. */
export const ParticipationAnswer = z.strictObject({
  filters: z
    .strictObject({
      from: z.iso.date(),
      to: z.iso.date(),
      site: asked,
      organisation: asked,
      comune: asked,
      topic: asked,
      mode: asked,
      channel: asked,
      ageBand: asked,
      gender: asked,
      education: asked,
      occupation: asked,
      citizenship: asked,
      by: z.enum(PARTICIPATION_GROUPINGS).nullable(),
    })
    .meta({ words: 'api:field.filters' }),
  total: z.strictObject(figures),
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

export type ParticipationAsked = z.output<typeof ParticipationQuery>;
/** What is answered, before the instant is put on it. */
export type ParticipationBody = Omit<z.output<typeof ParticipationAnswer>, 'asOf'>;
