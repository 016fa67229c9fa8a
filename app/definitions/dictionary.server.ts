import { LANGUAGES, type Language } from '../platform/languages.ts';
import { wordsIn } from '../platform/words.server.ts';
import { METRICS, type MetricCode } from './metrics.ts';

/** Words in every language of the staff. */
type Said = Readonly<Record<Language, string>>;

/** A metric with all its words, as `/definitions.json` publishes it. */
interface MetricDefinition {
  readonly code: MetricCode;
  readonly group: string;
  readonly name: Said;
  readonly counts: Said;
  readonly formula: Said;
  readonly unit: Said;
  readonly since: string;
}

function say(key: string): Said {
  const [it, en] = LANGUAGES.map((language) => wordsIn(language).t(key));
  return { it: it ?? '', en: en ?? '' };
}

/** The name of a metric, for files, the API and print. */
export function metricName(metric: MetricCode, language: Language): string {
  return wordsIn(language).t(`metrics:${metric}.name`);
}

/** Every metric in all languages, in the order of the page. */
export function listDefinitions(): MetricDefinition[] {
  return METRICS.map(({ code, group, unit, since }) => ({
    code,
    group,
    name: say(`metrics:${code}.name`),
    counts: say(`metrics:${code}.counts`),
    formula: say(`definitions:formula.${code}`),
    unit: say(`definitions:unit.${unit}`),
    since,
  }));
}
