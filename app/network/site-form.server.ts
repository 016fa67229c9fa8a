import { z } from 'zod';
import type { SiteTable } from '../../db/schema/site.ts';
import { textOf } from '../platform/http/read-form.server.ts';
import { isId } from '../platform/ids.ts';
import type { FieldError } from '../ui/field-errors.ts';
import { choice, line, optionalLine, readFields } from './fields.server.ts';
import type { FormAnswer } from './form-answer.ts';
import { readHours } from './hours.ts';
import { readComune } from './read-comune.server.ts';

const coordinate = (min: number, max: number) =>
  z
    .string()
    .trim()
    .regex(/^(\d{1,3}([.,]\d{1,8})?)?$/, 'network:error.coordinate')
    .transform((text) => (text === '' ? null : Number(text.replace(',', '.'))))
    .refine((value) => value === null || (value >= min && value <= max), 'network:error.coordinate');

const Fields = z.object({
  name: line(120),
  organisation: z.string().refine(isId, 'ui:errors.choose'),
  kind: choice(['fixed', 'itinerant']),
  address: line(200),
  // The box around Italy, in degrees (WGS 84).
  latitude: coordinate(35, 48),
  longitude: coordinate(6, 19),
  external_id: optionalLine(60),
});

export type SiteValues = Pick<
  SiteTable,
  | 'name'
  | 'organisation_id'
  | 'kind'
  | 'comune'
  | 'comune_name'
  | 'province'
  | 'address'
  | 'latitude'
  | 'longitude'
  | 'hours'
  | 'external_id'
>;

/** Reads the form of a site; hours and comune included. */
export async function readSiteForm(form: FormData): Promise<FormAnswer<SiteValues>> {
  const fields = readFields(form, Fields);
  const comune = await readComune(form);
  const hours = readHours((field) => textOf(form, field));
  const errors: Record<string, FieldError> = fields.ok ? {} : { ...fields.errors };
  if (!comune.ok) Object.assign(errors, comune.errors);
  if (!hours.ok) {
    for (const [field, mistake] of Object.entries(hours.mistakes)) {
      errors[field] = { key: `network:error.hours_${mistake}` };
    }
  }
  if (fields.ok && (fields.value.latitude === null) !== (fields.value.longitude === null)) {
    const missing = fields.value.latitude === null ? 'latitude' : 'longitude';
    errors[missing] = { key: 'network:error.both_coordinates' };
  }
  if (!fields.ok || !comune.ok || !hours.ok || Object.keys(errors).length > 0) {
    return { ok: false, errors, choices: comune.ok ? [] : comune.choices };
  }
  const { organisation, external_id, ...values } = fields.value;
  return {
    ok: true,
    value: {
      ...values,
      organisation_id: organisation,
      comune: comune.comune.code,
      comune_name: comune.comune.name,
      province: comune.comune.province,
      hours: JSON.stringify(hours.hours),
      external_id: external_id === '' ? null : external_id,
    },
  };
}
