import { z } from 'zod';
import { WEEK_DAYS } from '../network/hours.ts';

/** `GET /api/v1/sites` asks nothing: the token says which sites. */
export const SitesQuery = z.strictObject({});

const text = (words: string) => z.string().meta({ words });

/** The same: what is answered. */
export const SitesAnswer = z.strictObject({
  sites: z.array(
    z.strictObject({
      id: text('api:site.id'),
      name: text('api:site.name'),
      organisation: text('api:site.organisation'),
      organisationName: text('api:site.organisation_name'),
      comune: text('api:site.comune'),
      comuneName: text('api:site.comune_name'),
      province: text('api:site.province'),
      address: text('api:site.address'),
      kind: z.enum(['fixed', 'itinerant']).meta({ words: 'api:site.kind' }),
      status: z.enum(['planned', 'active', 'suspended', 'closed']).meta({ words: 'api:site.status' }),
      latitude: z.number().nullable().meta({ words: 'api:site.latitude' }),
      longitude: z.number().nullable().meta({ words: 'api:site.longitude' }),
      hours: z
        .partialRecord(z.enum(WEEK_DAYS), z.array(z.tuple([z.string(), z.string()])))
        .meta({ words: 'api:site.hours' }),
      calendarUrl: z.url().meta({ words: 'api:site.calendar_url' }),
    }),
  ),
  asOf: z.iso.datetime().meta({ words: 'api:field.as_of' }),
});
