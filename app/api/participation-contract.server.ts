import { z } from 'zod';
import { recordOf } from '../../db/figure-content/columns.ts';
import { BREAKDOWNS, CODE_FILTERS } from '../insights/breakdowns.ts';

/** Filters by place, the larger ones after the smaller. */
export const API_PLACES = ['site', 'organisation', 'comune'] as const;

const MOST_VALUES = 200;

/** Values of a filter: ids, or codes of a list. */
const values = z.array(z.string().max(60)).max(MOST_VALUES).optional();
const places = values.meta({ words: 'api:parameter.place' });
const codes = values.meta({ words: 'api:parameter.code' });

/** `GET /api/v1/figures/participation`: what is asked. */
export const ParticipationQuery = z.strictObject({
  from: z.iso.date().optional().meta({ words: 'api:parameter.from' }),
  to: z.iso.date().optional().meta({ words: 'api:parameter.to' }),
  ...recordOf(API_PLACES, () => places),
  programme: z.string().max(60).optional().meta({ words: 'api:parameter.programme' }),
  ...recordOf(CODE_FILTERS, () => codes),
  weekday: values.meta({ words: 'api:parameter.weekday' }),
  hour: values.meta({ words: 'api:parameter.hour' }),
  by: z.enum(BREAKDOWNS).optional().meta({ words: 'api:parameter.by' }),
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
      ...recordOf(API_PLACES, () => asked),
      programme: z.string().nullable(),
      ...recordOf(CODE_FILTERS, () => asked),
      by: z.enum(BREAKDOWNS).nullable(),
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
  suppressed: z.literal(true).optional().meta({ words: 'api:field.too_fine' }),
  asOf: z.iso.datetime().meta({ words: 'api:field.as_of' }),
});

export type ParticipationAsked = z.output<typeof ParticipationQuery>;
/** What is answered, before the instant is written as text. */
export type ParticipationBody = Omit<z.output<typeof ParticipationAnswer>, 'asOf'>;
