import type { TFunction } from 'i18next';
import type { Formats } from '../ui/formats.ts';
import type { Asked } from './asked.ts';
import type { FilterChoices } from './load-filter.server.ts';
import { DIMENSIONS } from './question.ts';

/** What was asked as the parts of a sentence: where, which months, who. */
export function askedInWords(
  t: TFunction,
  formats: Formats,
  asked: Asked,
  { place, siteCount, from, to, people }: FilterChoices,
): readonly [where: string, ...rest: string[]] {
  const months =
    from && to
      ? t('baselines:filter.months', { from: formats.monthName(from), to: formats.monthName(to) })
      : from
        ? t('baselines:filter.since', { from: formats.monthName(from) })
        : to
          ? t('baselines:filter.until', { to: formats.monthName(to) })
          : t('baselines:filter.all_months');
  const filtered = DIMENSIONS.flatMap((dimension) => {
    const codes = asked[dimension]?.split(',') ?? [];
    const words = codes.map((code) => people[dimension].find(({ value }) => value === code)?.label ?? code);
    return words.length > 0 ? [`${t(`baselines:by.${dimension}`)}: ${words.join(', ')}`] : [];
  });
  const where =
    place ??
    (siteCount === null
      ? t('baselines:filter.all_places')
      : t('baselines:filter.several', { count: siteCount }));
  return [where, months, ...filtered];
}
