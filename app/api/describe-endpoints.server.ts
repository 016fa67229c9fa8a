import { z } from 'zod';
import type { Language } from '../platform/languages.ts';
import { wordsIn } from '../platform/words.server.ts';
import { ENDPOINTS, type Endpoint } from './endpoints.server.ts';

/** An address of programs in words. */
interface DescribedEndpoint {
  readonly name: Endpoint['name'];
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly text: string;
    /** What it may be, where that is a short list; else empty. */
    readonly values: string;
  }[];
}

/** Every address with its parameters, for people to read. */
export function describeEndpoints(language: Language): DescribedEndpoint[] {
  const { t } = wordsIn(language);
  return ENDPOINTS.map(({ name, path, query }) => ({
    name,
    path,
    parameters: Object.entries(query.shape).map(([parameter, schema]) => ({
      name: parameter,
      text: textOf(schema, t),
      values: valuesOf(schema),
    })),
  }));
}

function textOf(schema: unknown, t: (key: string) => string): string {
  const words = schema instanceof z.ZodType ? schema.meta()?.words : undefined;
  return typeof words === 'string' ? t(words) : '';
}

function valuesOf(schema: unknown): string {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return inner instanceof z.ZodEnum ? `(${inner.options.join(', ')})` : '';
}
