import { z } from 'zod';
import type { ParameterFault } from '../platform/http/problem-json.ts';
import type { Language } from '../platform/languages.ts';
import { wordsIn } from '../platform/words.server.ts';

/** What a question says, or what is wrong with it, parameter by parameter. */
export type ParameterReading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly ParameterFault[] };

const FAULTS = {
  invalid_format: 'notADay',
  invalid_value: 'unknownValue',
  too_big: 'tooLong',
} as const;

/** As much of a name nobody knows as is told again. */
const ECHO = 40;

/**
 * Reads the parameters of an address by their schema. Those that are lists may be repeated or hold several values apart
 * by commas, the others are given once; what the schema does not name is wrong, since a filter misspelt would be a
 * filter forgotten.
 */
export function readParameters<S extends z.ZodObject>(
  params: URLSearchParams,
  schema: S,
  language: Language,
): ParameterReading<z.output<S>> {
  const errors: ParameterFault[] = [];
  const given: Record<string, string | string[]> = {};
  for (const name of new Set(params.keys())) {
    const isList = Object.hasOwn(schema.shape, name) && isListOf(schema.shape[name]);
    const texts = params.getAll(name).flatMap((text) => (isList ? text.split(',') : [text]));
    const values = [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '');
    const [first, second] = values;
    if (first === undefined) {
      // `site=` of a form left empty asks for nothing, but only where there is such a parameter.
      if (!Object.hasOwn(schema.shape, name)) given[name] = '';
    } else if (isList) given[name] = values;
    else if (second === undefined) given[name] = first;
    else errors.push(parameterFault(name, 'once', language));
  }
  const read = schema.safeParse(given);
  if (read.success && errors.length === 0) return { ok: true, value: read.data };
  const known = Object.keys(schema.shape).join(', ');
  for (const issue of read.error?.issues ?? []) {
    if (issue.code === 'unrecognized_keys') {
      for (const name of issue.keys) {
        errors.push(parameterFault(name.slice(0, ECHO), 'unknownParameter', language, { known }));
      }
      continue;
    }
    const field = String(issue.path[0]);
    if (errors.some((fault) => fault.field === field)) continue;
    const code =
      FAULTS[issue.code === 'invalid_format' || issue.code === 'too_big' ? issue.code : 'invalid_value'];
    const values = issue.code === 'invalid_value' ? issue.values.join(', ') : '';
    errors.push(parameterFault(field, code, language, { known: values }));
  }
  return { ok: false, errors };
}

function isListOf(schema: unknown): boolean {
  return schema instanceof z.ZodOptional && schema.unwrap() instanceof z.ZodArray;
}

type FaultCode =
  | 'once'
  | 'notADay'
  | 'unknownValue'
  | 'tooLong'
  | 'unknownParameter'
  | 'notThere'
  | 'otherPlace'
  | 'otherTime';

/** A fault with its words. */
export function parameterFault(
  field: string,
  code: FaultCode,
  language: Language,
  words: Readonly<Record<string, string>> = {},
): ParameterFault {
  return { field, code, message: wordsIn(language).t(`api:fault.${code}`, words) };
}
