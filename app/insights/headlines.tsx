import { useTranslation } from 'react-i18next';
import { Definition } from '../definitions/definition.tsx';
import type { DisclosureRules } from '../disclosure/shown.ts';
import { useFormats } from '../ui/format.ts';
import { METRIC_OF } from './asked.ts';
import type { Headline } from './load-dashboard.server.ts';

const HOUR = 60;
/** From this many hours on, minutes say nothing. */
const MANY_HOURS = 100;

/** The four figures: what each counts, how it moved, how it is worked out. */
export function Headlines({ headlines, rules }: { headlines: readonly Headline[]; rules: DisclosureRules }) {
  const { t } = useTranslation(['insights', 'metrics']);
  const formats = useFormats();
  const written = (name: Headline['name'], value: number) => {
    if (name !== 'minutes') return formats.number(value);
    return value < MANY_HOURS * HOUR
      ? formats.duration(value)
      : `${formats.number(Math.round(value / HOUR))} h`;
  };
  const hiddenAs = (name: Headline['name']) =>
    name === 'minutes' ? t('hidden.other') : t('hidden.count', { under: rules.minCell });
  return (
    <dl className="figures figures--four">
      {headlines.map(({ name, value, before, change }) => (
        <div key={name}>
          <dt>{t(`metrics:${METRIC_OF[name]}.name`)}</dt>
          <dd className={value === null ? 'figures__hidden' : undefined}>
            {value === null ? hiddenAs(name) : written(name, value)}
          </dd>
          <dd className="figures__note figures__change">
            {t(`change.${change.kind}`, {
              ...('percent' in change ? { percent: formats.number(change.percent) } : {}),
              ...('difference' in change ? { difference: written(name, change.difference) } : {}),
              before: before === null ? '' : written(name, before),
            })}
          </dd>
          <dd className="figures__note">
            {t(`metrics:${METRIC_OF[name]}.counts`)} <Definition metric={METRIC_OF[name]} />
          </dd>
          <dd className="figures__note">
            <details className="how">
              <summary>
                {t('how')}
                <span className="visually-hidden">: {t(`metrics:${METRIC_OF[name]}.name`)}</span>
              </summary>
              <p>{t(`metrics:${METRIC_OF[name]}.how`)}</p>
            </details>
          </dd>
        </div>
      ))}
    </dl>
  );
}
