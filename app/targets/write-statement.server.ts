import type { Call } from '../access/gate.server.ts';
import type { Shown } from '../disclosure/shown.ts';
import type { ShownFigures } from '../figures/show-participation.ts';
import { civil } from '../platform/clock.ts';
import type { Language } from '../platform/languages.ts';
import { wordsIn } from '../platform/words.server.ts';
import { type Formats, formatsFor } from '../ui/formats.ts';
import { type CountedMonth, countMonth, figuresOf } from './count-month.server.ts';
import { measureWords } from './measure-words.ts';
import type { Statement, StatementCell, StatementTable } from './statement.ts';
import { isWeekly } from './weekly.ts';

/** The metrics of a statement, in order, with the figure each shows. */
const METRICS = [
  ['accesses', 'accesses'],
  ['uniques', 'uniques'],
  ['new', 'new'],
  ['sessions', 'sessions'],
  ['hours', 'minutes'],
  ['personHours', 'personMinutes'],
] as const satisfies readonly (readonly [string, keyof ShownFigures])[];

/** Those of each site: one line of a page of paper. */
const OF_SITES = METRICS.slice(0, 5);

const HOUR = 60;

type Translate = ReturnType<typeof wordsIn>['t'];

interface Writing {
  readonly t: Translate;
  readonly formats: Formats;
  readonly language: Language;
}

/** The statement the address asks for, with all its words; throws 404 for what is out of reach. */
export async function writeStatement(call: Call): Promise<Statement> {
  const { app, actor, now } = call;
  const counted = await countMonth(call);
  const { programme, site, month, isRunning, since, exact, minCell, networkName } = counted;
  const { language } = actor;
  const writing = { t: wordsIn(language).t, formats: formatsFor(language), language };
  const { t, formats } = writing;
  const { day, time } = civil(now, app.timeZone);
  const span = (from: string, to: string) =>
    t('targets:from_to', { from: formats.date(from), to: formats.date(to) });
  return {
    title: t('targets:statement.title', { month: formats.monthName(month.to.slice(0, 7)) }),
    network: networkName,
    facts: [
      [t('targets:statement.programme'), programme?.name ?? t('targets:statement.everything')],
      [
        t('targets:statement.place'),
        site?.name ?? t('targets:statement.sites', { count: counted.sites.length }),
      ],
      [t('targets:statement.days'), span(month.from, month.to)],
      [t('targets:statement.since'), span(since.from, since.to)],
      [t('targets:statement.as_of'), t('targets:statement.instant', { day: formats.day(day), time })],
    ],
    tables: [
      figuresTable(counted, writing),
      ...targetsTable(counted, writing),
      ...(site ? [] : [sitesTable(counted, writing)]),
    ],
    definitions: [
      ...METRICS.map(([metric]) => ({
        name: t(`metrics:${metric}.name`),
        text: `${t(`metrics:${metric}.counts`)} ${t(`metrics:${metric}.how`)}`,
      })),
      ...measuresOf(counted, writing),
    ],
    notes: [
      ...(isRunning ? [t('targets:statement.running')] : []),
      ...(programme && programme.sites_elsewhere > 0
        ? [t('targets:statement.elsewhere', { count: programme.sites_elsewhere })]
        : []),
      exact ? t('targets:foot.exact') : t('targets:foot.hidden', { min: minCell }),
      t('targets:statement.definitions_at', { address: new URL('/definitions', app.config.publicUrl).href }),
    ],
    asOf: now.toISOString(),
    months: {
      first: programme?.starts_on.slice(0, 7) ?? null,
      last: [call.today, programme?.ends_on ?? call.today].sort()[0]?.slice(0, 7) ?? '',
    },
  };
}

/** What the targets count that is no figure of the dashboards. */
function measuresOf({ progress, site }: CountedMonth, { t }: Writing): Statement['definitions'] {
  const measures = site ? [] : (progress?.measures ?? []);
  return measures.flatMap(({ measure }) =>
    isWeekly(measure)
      ? []
      : [{ name: t(`targets:measure.${measure}`), text: t(`targets:counts.${measure}`) }],
  );
}

/** A figure as read and as added up; hours have two decimals in a spreadsheet. */
function cellOf(
  figure: keyof ShownFigures,
  { value }: Shown,
  { t, formats }: Writing,
  minCell: number,
): StatementCell {
  const isTime = figure === 'minutes' || figure === 'personMinutes';
  if (value === null) {
    return { text: isTime ? t('insights:hidden.other') : t('insights:hidden.count', { under: minCell }) };
  }
  return isTime
    ? { text: formats.duration(value), value: Math.round((value / HOUR) * 100) / 100 }
    : { text: formats.number(value), value };
}

const numbers = (heads: readonly string[]) => heads.map((text) => ({ text, kind: 'number' as const }));

function figuresTable(counted: CountedMonth, writing: Writing): StatementTable {
  const { t, formats } = writing;
  const inMonth = figuresOf(counted.inMonth, counted.site);
  const sinceStart = figuresOf(counted.sinceStart, counted.site);
  return {
    key: 'figures',
    title: t('targets:statement.figures'),
    heads: numbers([
      t('targets:statement.what'),
      formats.monthName(counted.month.to.slice(0, 7)),
      t('targets:statement.since_day', { day: formats.date(counted.since.from) }),
    ]),
    rows: METRICS.map(([metric, figure]) => ({
      key: metric,
      cells: [
        { text: t(`metrics:${metric}.name`) },
        cellOf(figure, inMonth[figure], writing, counted.minCell),
        cellOf(figure, sinceStart[figure], writing, counted.minCell),
      ],
    })),
  };
}

function sitesTable(counted: CountedMonth, writing: Writing): StatementTable {
  const { t } = writing;
  return {
    key: 'sites',
    title: t('targets:statement.by_site'),
    heads: numbers([t('targets:sites.site'), ...OF_SITES.map(([metric]) => t(`metrics:${metric}.name`))]),
    rows: counted.sites.map((site) => {
      const figures = figuresOf(counted.inMonth, site);
      return {
        key: site.id,
        cells: [
          { text: site.name },
          ...OF_SITES.map(([, figure]) => cellOf(figure, figures[figure], writing, counted.minCell)),
        ],
      };
    }),
  };
}

/** Nothing without a programme that has targets. */
function targetsTable({ progress, site, minCell }: CountedMonth, writing: Writing): StatementTable[] {
  const { t, formats, language } = writing;
  if (!progress || progress.measures.length === 0) return [];
  const words = measureWords((key, filled) => t(key, filled ?? {}), language);
  const number = (value: number | null) =>
    value === null
      ? { text: t('insights:hidden.count', { under: minCell }) }
      : { text: formats.number(value), value };
  const rows = progress.measures.flatMap(({ measure, value, expected, last, standing }) => {
    const name = { text: words.nameOf(measure) };
    if (!site) {
      const stands = { text: words.standing(measure, standing) };
      return [{ key: measure, cells: [name, number(value), number(expected), number(last), stands] }];
    }
    const own =
      isWeekly(measure) && progress.bySite.includes(measure)
        ? progress.sitesOf(measure).find(({ id }) => id === site.id)
        : undefined;
    if (!own || own.share === 0) return [];
    const { behind } = own;
    const stands =
      behind === null
        ? null
        : behind > 0
          ? ({ kind: 'behind', by: behind } as const)
          : ({ kind: 'on_pace', over: -behind } as const);
    const part = Math.round(last * (own.share / progress.ownShare));
    const cells = [
      name,
      number(own.value),
      number(own.expected),
      number(part),
      { text: words.standing(measure, stands) },
    ];
    return [{ key: measure, cells }];
  });
  if (rows.length === 0) return [];
  return [
    {
      key: 'targets',
      title: t(site ? 'targets:statement.own_targets' : 'targets:statement.targets'),
      heads: [
        ...numbers([
          t('targets:statement.target'),
          t('targets:sites.value'),
          t('targets:statement.expected'),
          t('targets:statement.last'),
        ]),
        { text: t('targets:sites.standing'), kind: 'words' },
      ],
      rows,
    },
  ];
}
