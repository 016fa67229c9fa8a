import { useTranslation } from 'react-i18next';
import type { Period } from '../figures/period.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { type Asked, dashboardHref } from './asked.ts';
import { type ComparedPeriods, lastComparedDay } from './compared-periods.ts';
import { FilterForm, IN_FORM } from './filter-form.tsx';
import type { Dashboard } from './load-dashboard.server.ts';
import type { Chip, FilterChoices } from './load-filter.server.ts';

/** What is on screen as one sentence, the usual periods one tap away, everything else behind «change». */
export function Filter({
  asked,
  filter,
  errors,
  shown,
}: {
  asked: Asked;
  filter: FilterChoices;
  errors: FieldErrors | undefined;
  shown: Pick<Dashboard, 'period' | 'compared' | 'isComparable'> | null;
}) {
  const { t } = useTranslation('insights');
  const ways: readonly (readonly [words: string, change: Asked, isShown: boolean])[] = [
    ...filter.quick.map(
      ({ name, from, to }, index) =>
        [
          t(`quick.${name}`),
          index === 0 ? { from: undefined, to: undefined } : { from, to },
          from === filter.from && to === filter.to,
        ] as const,
    ),
  ];
  return (
    <div className="filter">
      {shown ? <Sentence asked={asked} place={filter.place} {...shown} /> : null}
      <Chips chips={filter.chips} />
      <Faults errors={errors} asked={asked} />
      <div className="filter__ways no-print">
        <Switch label={t('filter.periods')} asked={asked} ways={ways} />
        {shown?.isComparable === false ? null : (
          <Switch
            label={t('filter.compare')}
            asked={asked}
            ways={[
              [t('compare.before'), { compare: undefined }, asked.compare === undefined],
              [t('compare.year'), { compare: 'year' }, asked.compare === 'year'],
            ]}
          />
        )}
        {filter.hasOwn ? (
          <Switch
            label={t('filter.whose')}
            asked={asked}
            ways={[
              [t('filter.everybody'), { mine: undefined }, asked.mine === undefined],
              [t('filter.mine'), { mine: 'yes' }, asked.mine === 'yes'],
            ]}
          />
        ) : null}
        <details className="filter__form" open={errors !== undefined} key={dashboardHref(asked)}>
          <summary>{t('filter.change')}</summary>
          <FilterForm asked={asked} filter={filter} errors={errors} />
        </details>
      </div>
    </div>
  );
}

/** A few ways to look, one tap away. */
function Switch({
  label,
  asked,
  ways,
}: {
  label: string;
  asked: Asked;
  ways: readonly (readonly [words: string, change: Asked, isShown: boolean])[];
}) {
  return (
    <nav aria-label={label}>
      <ul className="filter__quick">
        {ways.map(([words, change, isShown]) => (
          <li key={words}>
            <Link to={dashboardHref(asked, change)} aria-current={isShown ? 'true' : undefined}>
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Sentence({
  asked,
  place,
  period,
  compared,
}: {
  asked: Asked;
  place: FilterChoices['place'];
  period: Period;
  compared: ComparedPeriods;
}) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  const { kind, name, sites } = place;
  const days = (span: Period) => ({ from: formats.date(span.from), to: formats.date(span.to) });
  return (
    <p className="filter__sentence">
      <strong>{kind === 'named' ? name : t(`filter.place.${kind}`, { count: sites })}</strong>
      {' · '}
      {t('filter.period', days(period))}
      <span className="filter__before">
        {' · '}
        {beside()}
      </span>
    </p>
  );

  function beside(): string {
    if (compared.kind === 'unfinished') return t('filter.unfinished');
    if (compared.kind === 'too_early') {
      return compared.since === null
        ? t('filter.no_data')
        : t('filter.too_early', { month: formats.monthName(compared.since) });
    }
    const than = t(`filter.compared.${asked.compare ?? 'before'}`, days(compared.before));
    const until = lastComparedDay({ period, compared });
    return until === null ? than : t('filter.compared_until', { until: formats.date(until), than });
  }
}

/** Each filter in words; a tap takes it away. */
function Chips({ chips }: { chips: readonly Chip[] }) {
  const { t } = useTranslation('insights');
  if (chips.length === 0) return null;
  return (
    <ul className="filter__chips" aria-label={t('filter.chips')}>
      {chips.map(({ name, label, value, without }) => (
        <li key={name}>
          {label}: <strong>{value}</strong>{' '}
          <Link to={without} className="no-print">
            <span aria-hidden="true">×</span>
            <span className="visually-hidden">{t('filter.remove', { label, value })}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What is wrong with what has no field in the form: said at the place the summary leads to. */
function Faults({ errors, asked }: { errors: FieldErrors | undefined; asked: Asked }) {
  const { t } = useTranslation('insights');
  const others = Object.entries(errors ?? {}).filter(([name]) => !IN_FORM.has(name));
  return others.map(([name, { key, words }]) => (
    <p key={name} id={name} tabIndex={-1} className="field__error">
      {t(key, { ...words })} <Link to={dashboardHref(asked)}>{t('filter.without')}</Link>
    </p>
  ));
}
