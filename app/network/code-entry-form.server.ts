import { z } from 'zod';
import type { NewCodeEntry } from '../../db/queries/code-lists.ts';
import type { CodeAttributes } from '../../db/schema/code-attributes.ts';
import { textOf, textsOf } from '../platform/http/read-form.server.ts';
import type { FieldError } from '../ui/field-errors.ts';
import { type AttributeField, attributeFields } from './code-versions.ts';
import { line, optionalCount, optionalLine, type Read, readFields } from './fields.server.ts';

/** Codes that other lists offer, for the attributes that refer to them. */
export interface KnownCodes {
  readonly competence: ReadonlySet<string>;
  readonly public_service: ReadonlySet<string>;
  readonly competence_area: ReadonlySet<string>;
}

const Fields = z.object({
  code: line(40).regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'network:error.code'),
  label_it: line(120),
  label_en: line(120),
  group: optionalLine(40),
  keywords: optionalLine(500),
  area: optionalLine(40),
  from: optionalCount(130),
  to: optionalCount(130),
  autonym: optionalLine(60),
});

/** Reads an entry of a list: its words in both languages and the attributes that this list has. */
export function readCodeEntryForm(form: FormData, list: string, known: KnownCodes): Read<NewCodeEntry> {
  const read = readFields(form, Fields);
  if (!read.ok) return read;
  const { code, label_it, label_en, group, keywords, area, from, to, autonym } = read.value;
  const se5 = textsOf(form, 'se5');
  const se6 = textsOf(form, 'se6');
  const errors: Record<string, FieldError> = {};
  const all: Record<AttributeField, CodeAttributes> = {
    group: group === '' ? {} : { group },
    se5: { se5 },
    se6: { se6 },
    keywords: { keywords: keywords.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()])) },
    sensitive: { sensitive: textOf(form, 'sensitive') === '1' },
    area: { area },
    from: from === null ? {} : { from },
    to: to === null ? {} : { to },
    autonym: autonym === '' ? {} : { autonym },
    direction: textOf(form, 'direction') === 'rtl' ? { direction: 'rtl' } : {},
  };
  const wrong: Partial<Record<AttributeField, boolean>> = {
    se5: se5.some((one) => !known.competence.has(one)),
    se6: se6.some((one) => !known.public_service.has(one)),
    area: !known.competence_area.has(area),
    from: from === null,
    to: from !== null && to !== null && to < from,
  };
  const attributes: CodeAttributes = {};
  for (const field of attributeFields(list)) {
    if (wrong[field]) errors[field] = { key: `network:error.attribute_${field}` };
    Object.assign(attributes, all[field]);
  }
  if (code === 'new') errors.code = { key: 'network:error.code' };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { code, labels: { it: label_it, en: label_en }, attributes } };
}
