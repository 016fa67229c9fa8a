import type { Call } from '../access/gate.server.ts';
import { metricName } from '../definitions/dictionary.server.ts';
import { PROVINCE_NAMES } from '../network/provinces.ts';
import { aboutTable } from '../platform/table-file/about-table.server.ts';
import type { FileCell, TableFile } from '../platform/table-file/table-file.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/formats.ts';
import type { Territory } from './load-territory.server.ts';
import { AGE_GROUPS, type Rate } from './residents.ts';

/** The tables of the page of places. */
export const TERRITORY_TABLES = ['site', 'comune', 'white'] as const;
export type TerritoryTable = (typeof TERRITORY_TABLES)[number];

/** A table of the page as a file, in full; hidden numbers are words, what is not known is nothing. */
export function territoryFile(
  { actor, now, today, time }: Pick<Call, 'actor' | 'now' | 'today' | 'time'>,
  territory: Territory,
  by: TerritoryTable,
): TableFile {
  const { language } = actor;
  const { t } = wordsIn(language);
  const { date, day } = formatsFor(language);
  const { period, exact, minCell, population } = territory;
  const head = (key: string, words: string) => ({ key, head: t(words) });
  const uniques = {
    key: 'uniques',
    head: metricName('uniques', language),
    definition: t('metrics:uniques.counts'),
  };
  const comune = [
    head('key', 'insights:column.key'),
    head('label', 'targets:territory.comune'),
    head('province', 'targets:territory.province_head'),
  ];
  const residents = head('residents', 'targets:territory.residents');
  const tables = {
    site: {
      title: t('targets:territory.sites'),
      columns: [
        head('key', 'insights:column.key'),
        head('label', 'targets:sites.site'),
        head('comune', 'targets:territory.comune'),
        head('province', 'targets:territory.province_head'),
        uniques,
        head('pace', 'targets:sites.standing'),
      ],
      rows: () =>
        territory.sites.map((site) => [
          site.id,
          site.name,
          site.comune,
          site.province,
          people(site.people),
          t(`targets:territory.pace.${site.pace}`),
        ]),
    },
    comune: {
      title: t('targets:territory.comuni'),
      columns: [
        ...comune,
        uniques,
        residents,
        head('rate', 'targets:territory.rate'),
        ...AGE_GROUPS.map(({ key }) => head(`rate_${key}`, `targets:territory.rate_of.${key}`)),
      ],
      rows: () =>
        territory.comuni.map((row) => [
          row.code,
          row.name,
          row.province,
          people(row.people),
          row.residents ?? '',
          ...[row.rate, ...row.rates].map(rate),
        ]),
    },
    white: {
      title: t('targets:territory.white_file'),
      columns: [...comune, residents],
      rows: () =>
        territory.white.flatMap(({ province, comuni }) =>
          comuni.map((row) => [
            row.code,
            row.name,
            PROVINCE_NAMES[province] ?? province,
            row.residents ?? '',
          ]),
        ),
    },
  } satisfies Record<TerritoryTable, unknown>;
  const { title, columns, rows } = tables[by];
  return {
    title,
    ...aboutTable(language, {
      now,
      asOf: t('insights:foot.as_of', { day: day(today), time }),
      filters: t('targets:from_to', { from: date(period.from), to: date(period.to) }),
      source: [
        t('insights:foot.source'),
        ...(population
          ? [`${t('targets:territory.residents')}: ${population.source}, ${population.year}`]
          : []),
      ].join('. '),
      note: exact ? t('targets:foot.exact') : t('targets:foot.hidden', { min: minCell }),
    }),
    columns,
    rows: rows(),
  };

  function people(count: number | null): FileCell {
    return count ?? t('insights:hidden.count', { under: minCell });
  }

  function rate(value: Rate): FileCell {
    return value === 'hidden' ? t('insights:hidden.other') : (value ?? '');
  }
}
