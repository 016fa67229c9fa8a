import { useTranslation } from 'react-i18next';
import { Definition } from '../definitions/definition.tsx';
import type { DisclosureRules } from '../disclosure/shown.ts';
import { useFormats } from '../ui/format.ts';
import { type Asked, type Column, METRIC_OF } from './asked.ts';
import { lastComparedDay } from './compared-periods.ts';
import { KIND_OF } from './figure-rows.ts';
import type { Dashboard, Headline } from './load-dashboard.server.ts';
import { written } from './written.ts';

/** These come first and say what they count; the others follow in small, unless the foot of a table has them. */
const LARGE: ReadonlySet<Column> = new Set<Column>(['accesses', 'people', 'minutes', 'new']);

/** The figures of the whole selection: what each counts, how it moved, how it is worked out. */
export function Headlines({
  dashboard,
  asked,
  rules,
}: {
  dashboard: Pick<Dashboard, 'headlines' | 'period' | 'compared'>;
  asked: Asked;
  rules: DisclosureRules;
}) {
  const { t } = useTranslation(['insights', 'metrics']);
  const { headlines } = dashboard;
  const than = asked.compare ?? 'before';
  // Where nobody came before, every figure rises from nothing: said once.
  const fromNothing = headlines.some(
    ({ name, compared }) => name === 'accesses' && compared?.change.kind === 'fromZero',
  );
  const figure = useFigure(than, lastComparedDay(dashboard), fromNothing, rules);
  const first = headlines.filter(({ name }) => LARGE.has(name));
  const others = headlines.filter(({ name }) => !LARGE.has(name));
  return (
    <div className="headlines">
      <dl className="figures figures--four">
        {first.map((headline) => (
          <div key={headline.name}>
            {figure(headline)}
            <dd className="figures__note">{t(`metrics:${METRIC_OF[headline.name]}.counts`)}</dd>
          </div>
        ))}
      </dl>
      {asked.by ? null : (
        <dl className="figures figures--small">
          {others.map((headline) => (
            <div key={headline.name}>{figure(headline)}</div>
          ))}
        </dl>
      )}
      {fromNothing ? <p className="headlines__note">{t(`change.${than}.nothing`)}</p> : null}
    </div>
  );
}

/** A figure by its name and how it moved; `until` is the last day that is compared, where that is not the whole period. */
function useFigure(
  than: 'before' | 'year',
  until: string | null,
  fromNothing: boolean,
  rules: DisclosureRules,
) {
  const { t } = useTranslation(['insights', 'metrics']);
  const formats = useFormats();
  return ({ name, value, compared }: Headline) => (
    <>
      <dt>
        {t(`metrics:${METRIC_OF[name]}.name`)} <Definition metric={METRIC_OF[name]} />
      </dt>
      <dd className={value === null ? 'figures__hidden' : undefined}>
        {value === null ? hiddenAs(name) : value === undefined ? '–' : written(name, value, formats)}
      </dd>
      {fromNothing || compared === null ? null : (
        <dd className="figures__note figures__change">{moved(name, compared)}</dd>
      )}
    </>
  );

  function moved(name: Column, { now, before, change }: NonNullable<Headline['compared']>): string {
    const words = t(`change.${than}.${change.kind}`, {
      ...('percent' in change ? { percent: formats.number(change.percent) } : {}),
      ...('difference' in change ? { difference: written(name, change.difference, formats) } : {}),
      before: typeof before === 'number' ? written(name, before, formats) : '–',
    });
    if (until === null || typeof now !== 'number') return words;
    return t('change.until', { until: formats.date(until), now: written(name, now, formats), change: words });
  }

  function hiddenAs(name: Column): string {
    return KIND_OF[name] === 'count' ? t('hidden.count', { under: rules.minCell }) : t('hidden.other');
  }
}
