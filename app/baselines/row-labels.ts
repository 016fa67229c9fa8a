import type { Formats } from '../ui/formats.ts';
import type { OfferedWords } from './load-offered.server.ts';
import type { Dimension, Grouping } from './question.ts';

/** The words of places and coded people; those of ages, ways, months and the unknown come from the caller. */
export interface LabelWords {
  readonly language: 'it' | 'en';
  readonly network: string;
  ageClass(key: string): string;
  way(key: string): string;
  month(key: string): string;
  readonly unknown: string;
}

/** What a row is called. */
export function labelIn(offered: OfferedWords, by: Grouping, words: LabelWords): (key: string) => string {
  const sites = new Map(offered.sites.map((site) => [site.id, site.name]));
  const organisations = new Map(offered.sites.map((site) => [site.organisationId, site.organisation]));
  const coded = (dimension: 'sex' | 'education' | 'citizenship') => {
    const labels = new Map(offered.entries[dimension].map(({ code, labels }) => [code, labels]));
    return (key: string) => labels.get(key)?.[words.language] ?? words.unknown;
  };
  switch (by) {
    case 'network':
      return () => words.network;
    case 'site':
      return (key) => sites.get(key) ?? words.unknown;
    case 'organisation':
      return (key) => organisations.get(key) ?? words.unknown;
    case 'year':
      return (key) => key;
    case 'month':
      return words.month;
    case 'ageClass':
      return words.ageClass;
    case 'way':
      return words.way;
    default:
      return coded(by);
  }
}

/** Rows as they are read: months, years and ages in their order, codes in that of their list, places by name. */
export function inReadingOrder<Row extends { readonly key: string; readonly label: string }>(
  rows: readonly Row[],
  by: Grouping,
  order: readonly string[],
  { compare }: Formats,
): Row[] {
  if (by === 'site' || by === 'organisation') {
    return rows.toSorted((a, b) => compare(a.label, b.label) || (a.key < b.key ? -1 : 1));
  }
  const place = ({ key }: Row) => {
    const index = order.indexOf(key);
    return index < 0 ? order.length : index;
  };
  return rows.toSorted((a, b) => place(a) - place(b) || (a.key < b.key ? -1 : 1));
}

/** The codes a grouping's rows stand in the order of; none where the keys themselves have one. */
export function orderOf(by: Grouping, codes: (dimension: Dimension) => readonly string[]): readonly string[] {
  return by === 'network' || by === 'organisation' || by === 'site' || by === 'year' || by === 'month'
    ? []
    : codes(by);
}
