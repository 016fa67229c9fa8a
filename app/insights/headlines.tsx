import { useTranslation } from 'react-i18next';
import { Definition } from '../definitions/definition.tsx';
import type { DisclosureRules } from '../disclosure/shown.ts';
import { useFormats } from '../ui/format.ts';
import { type Asked, type Column, METRIC_OF } from './asked.ts';
import { KIND_OF } from './figure-rows.ts';
import type { Headline } from './load-dashboard.server.ts';
import { written } from './written.ts';

/** These come first and say what they count; the others follow in small, unless the foot of a table has them. */
const LARGE: ReadonlySet<Column> = new Set<Column>(['accesses', 'people', 'minutes', 'new']);

/** The figures of the whole selection: what each counts, how it moved, how it is worked out. */
export function Headlines({
  headlines,
  asked,
  rules,
}: {
  headlines: readonly Headline[];
  asked: Asked;
  rules: DisclosureRules;
}) {
  const { t } = useTranslation(['insights', 'metrics']);
  const than = asked.compare ?? 'before';
  // Where nobody came before, every figure rises from nothing: said once.
  const fromNothing = headlines.some(({ name, change }) => name === 'accesses' && change.kind === 'fromZero');
  const figure = useFigure(than, fromNothing, rules);
  const first = headlines.filter(({ name }) => LARGE.has(name));
  const others = headlines.filter(({ name }) => !LARGE.has(name));
  return (
    <div className="headlines">
      <dl className="figures figures--four">
        {first.map((headline) => (
          <div key={headline.name}>
            <dt>{t(`metrics:${METRIC_OF[headline.name]}.name`)}</dt>
            {figure(headline)}
            <dd className="figures__note">
              {t(`metrics:${METRIC_OF[headline.name]}.counts`)}{' '}
              <Definition metric={METRIC_OF[headline.name]} />
            </dd>
          </div>
        ))}
      </dl>
      {asked.by ? null : (
        <dl className="figures figures--small">
          {others.map((headline) => (
            <div key={headline.name}>
              <dt>
                {t(`metrics:${METRIC_OF[headline.name]}.name`)}{' '}
                <Definition metric={METRIC_OF[headline.name]} />
              </dt>
              {figure(headline)}
            </div>
          ))}
        </dl>
      )}
      {fromNothing ? <p className="headlines__note">{t(`change.${than}.nothing`)}</p> : null}
    </div>
  );
}

/** A figure and how it moved against what it is compared with. */
function useFigure(than: 'before' | 'year', fromNothing: boolean, rules: DisclosureRules) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  return ({ name, value, before, change }: Headline) => (
    <>
      <dd className={value === null ? 'figures__hidden' : undefined}>
        {value === null ? hiddenAs(name) : value === undefined ? '–' : written(name, value, formats)}
      </dd>
      {fromNothing || change.kind === 'unfinished' ? null : (
        <dd className="figures__note figures__change">
          {t(`change.${than}.${change.kind}`, {
            ...('percent' in change ? { percent: formats.number(change.percent) } : {}),
            ...('difference' in change ? { difference: written(name, change.difference, formats) } : {}),
            before: typeof before === 'number' ? written(name, before, formats) : '–',
          })}
        </dd>
      )}
    </>
  );

  function hiddenAs(name: Column): string {
    return KIND_OF[name] === 'count' ? t('hidden.count', { under: rules.minCell }) : t('hidden.other');
  }
}
