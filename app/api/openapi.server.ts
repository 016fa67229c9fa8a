import { z } from 'zod';
import type { Language } from '../platform/languages.ts';
import { wordsIn } from '../platform/words.server.ts';
import { ENDPOINTS, type Endpoint } from './endpoints.server.ts';

/** A refusal, as `app/platform/http/problem-json.ts` writes it (RFC 9457). */
const ProblemAnswer = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string().meta({ words: 'api:problem.code' }),
  errors: z
    .array(z.strictObject({ field: z.string(), code: z.string(), message: z.string() }))
    .optional()
    .meta({ words: 'api:problem.errors' }),
});

type Schema = Readonly<Record<string, unknown>>;

/** Statuses an address may refuse with. */
const REFUSALS = [401, 403, 404, 405, 422, 429] as const;

/** The description of all addresses (OpenAPI 3.1), out of the schemas that read the questions and shape the answers. */
export function openApi(language: Language, publicUrl: URL): Schema {
  const { t } = wordsIn(language);
  /** The JSON Schema of a schema, with its words in place of their keys. */
  const schemaOf = (schema: z.ZodType): Schema => {
    const { $schema: _, ...json } = z.toJSONSchema(schema, {
      io: 'input',
      override({ jsonSchema }) {
        if (typeof jsonSchema.words !== 'string') return;
        jsonSchema.description = t(jsonSchema.words);
        delete jsonSchema.words;
      },
    });
    return json;
  };
  const refusal = (status: number) => ({
    [status]: {
      description: t(`api:refusal.${status}`),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  });
  const operationOf = ({ name, query }: Endpoint) => ({
    get: {
      operationId: name,
      summary: t(`api:endpoint.${name}.title`),
      description: t(`api:endpoint.${name}.text`),
      parameters: parametersOf(schemaOf(query)),
      responses: {
        200: {
          description: t(`api:endpoint.${name}.answer`),
          headers: { ETag: { description: t('api:etag'), schema: { type: 'string' } } },
          content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
        },
        304: { description: t('api:not_modified') },
        ...Object.assign({}, ...REFUSALS.map(refusal)),
      },
    },
  });
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: t('api:title'),
      description: t('api:lead'),
      version: '1',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: publicUrl.origin }],
    security: [{ token: [] }],
    paths: Object.fromEntries(ENDPOINTS.map((endpoint) => [endpoint.path, operationOf(endpoint)])),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: t('api:token_text') } },
      schemas: {
        ...Object.fromEntries(ENDPOINTS.map(({ name, answer }) => [name, schemaOf(answer)])),
        Problem: schemaOf(ProblemAnswer),
      },
    },
  };
}

/** Each property of a question as a parameter of an address; lists are repeated. */
function parametersOf({ properties }: Schema): readonly Schema[] {
  const named: object = typeof properties === 'object' && properties !== null ? properties : {};
  return Object.entries(named).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: false,
    description,
    schema,
    ...(schema.type === 'array' ? { style: 'form', explode: true } : {}),
  }));
}
