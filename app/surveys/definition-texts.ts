import { isRecord } from './canonical-json.ts';

/** A SurveyJS definition as JSON. */
export type SurveyDefinition = Readonly<Record<string, unknown>>;

/** Languages a definition itself carries; every other one stands beside it (docs/decisions/0021). */
export const OWN_LANGUAGES = ['it', 'en'] as const;

/** One text of a definition: what it says in the languages of the definition. */
export interface DefinitionText {
  /** Names the text by names and values, never by order: `pages.il.il.choices.IUIF`. */
  readonly path: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** Every text of a definition for people, in the order of reading. */
export function definitionTexts(definition: SurveyDefinition): DefinitionText[] {
  const found: DefinitionText[] = [];
  mapTexts(definition, '', (path, texts) => {
    found.push({ path, texts });
    return texts;
  });
  return found;
}

/** A copy of a definition in which each text says what `say` answers for it. */
export function withTexts(
  definition: SurveyDefinition,
  say: (path: string, texts: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
): SurveyDefinition {
  const copy = mapTexts(definition, '', say);
  return isRecord(copy) ? copy : definition;
}

/** What texts of a definition say in a language, else in Italian; empty where there are none. */
export function textIn(texts: unknown, language: string): string {
  const text = isRecord(texts) ? (texts[language] ?? texts.it) : '';
  return typeof text === 'string' ? text : '';
}

/** A copy of a definition that speaks one language only: what a browser needs of it. */
export function inLanguage(definition: SurveyDefinition, language: string): SurveyDefinition {
  return withTexts(definition, (_path, texts) => ({ [language]: textIn(texts, language) }));
}

function mapTexts(
  value: unknown,
  path: string,
  say: (path: string, texts: Readonly<Record<string, string>>) => unknown,
): unknown {
  if (Array.isArray(value)) {
    return value.map((one, index) => mapTexts(one, join(path, nameOf(one) ?? String(index)), say));
  }
  if (!isRecord(value)) return value;
  if (isTexts(value)) return say(path, value);
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    mapTexts(inner, SILENT.has(key) ? path : join(path, key), say),
  ]);
  return Object.fromEntries(entries);
}

/** Steps that would name nothing: a page has one list of questions, a choice or a rule has one text. */
const SILENT: ReadonlySet<string> = new Set(['elements', 'text']);

/** What a page, a question (`name`) or a choice (`value`) is called; a rule has no name and goes by its place. */
function nameOf(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const name = value.name ?? value.value;
  return typeof name === 'string' || typeof name === 'number' ? String(name) : undefined;
}

function isTexts(value: Record<string, unknown>): value is Record<string, string> {
  return 'it' in value && Object.values(value).every((text) => typeof text === 'string');
}

function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}
