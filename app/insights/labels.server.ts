import { isNational } from '../figures/national-codes.ts';
import { UNKNOWN } from '../figures/participation.ts';
import type { Language } from '../platform/languages.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/formats.ts';
import type { PlaceFilter } from './asked.ts';
import type { Breakdown, CodeFilter } from './breakdowns.ts';
import { isListed } from './dimension-words.server.ts';
import type { Selection } from './load-selection.server.ts';

/** The words of a key: of a row of a breakdown, or of a filter. */
type Labels = (name: Breakdown | CodeFilter | PlaceFilter, key: string) => string;

/** Names of places, words of codes, times as the language writes them. */
export function labelsFor(
  { reach, programmes, words }: Pick<Selection, 'reach' | 'programmes' | 'words'>,
  language: Language,
): Labels {
  const { t } = wordsIn(language);
  const { month } = formatsFor(language);
  const weekday = (key: string) => t(`insights:weekday.${key}`);
  const hour = (key: string) =>
    key === UNKNOWN ? t('insights:unknown') : t('insights:hour', { hour: Number(key) });
  // Made when first asked for: a region has three thousand sites, and most pages name none.
  const names = {
    site: once(() => new Map(reach.map(({ id, name }) => [id, name]))),
    organisation: once(
      () => new Map(reach.map(({ organisationId, organisation }) => [organisationId, organisation])),
    ),
    comune: once(() => new Map(reach.map(({ comune, comuneName }) => [comune, comuneName]))),
    programme: once(() => new Map(programmes.map(({ id, name }) => [id, name]))),
  };
  const codes = new Map(
    [...words].map(([name, entries]) => [
      name,
      once(() => new Map(entries.map(({ code, labels }) => [code, labels[language]]))),
    ]),
  );
  return (name, key) => {
    if (name === 'month') return month(key);
    if (name === 'weekday') return weekday(key);
    if (name === 'hour') return hour(key);
    if (name === 'weekdayHour') return `${weekday(key.slice(0, 1))}, ${hour(key.slice(2))}`;
    if (isNational(name)) {
      const national = codes.get(name)?.().get(key);
      return national === undefined ? t('insights:unknown') : `${key} · ${national}`;
    }
    const known = isListed(name) ? codes.get(name) : names[name];
    return known?.().get(key) ?? t('insights:unknown');
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
