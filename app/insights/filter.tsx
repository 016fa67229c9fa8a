import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { isDay } from '../platform/clock.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { type Asked, dashboardHref } from './asked.ts';
import type { FilterChoices } from './load-filter.server.ts';
import type { Period } from './period.ts';

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
  shown: { readonly period: Period; readonly previous: Period | null } | null;
}) {
  const { t } = useTranslation('insights');
  return (
    <div className="filter">
      {shown ? <Sentence place={filter.place} period={shown.period} previous={shown.previous} /> : null}
      <div className="filter__ways no-print">
        <nav aria-label={t('filter.periods')}>
          <ul className="filter__quick">
            {filter.quick.map(({ name, from, to }) => (
              <li key={name}>
                <Link
                  to={dashboardHref(
                    asked,
                    name === 'last12' ? { from: undefined, to: undefined } : { from, to },
                  )}
                  aria-current={from === filter.from && to === filter.to ? 'true' : undefined}
                >
                  {t(`quick.${name}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <details className="filter__form" open={errors !== undefined} key={dashboardHref(asked)}>
          <summary>{t('filter.change')}</summary>
          <FilterForm asked={asked} filter={filter} errors={errors} />
        </details>
      </div>
    </div>
  );
}

function Sentence({
  place,
  period,
  previous,
}: {
  place: FilterChoices['place'];
  period: Period;
  previous: Period | null;
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
      {previous ? <span className="filter__before"> · {t('filter.compared', days(previous))}</span> : null}
    </p>
  );
}

function FilterForm({
  asked,
  filter,
  errors,
}: {
  asked: Asked;
  filter: FilterChoices;
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('insights');
  const options = (list: FilterChoices['sites']) => list.map(({ id, name }) => ({ value: id, label: name }));
  // What is no day at all would vanish from a date field: it stays to be mended as text.
  const typeOf = (text: string) => (text === '' || isDay(text) ? 'date' : 'text');
  return (
    <Form method="get" action="/insights" className="form form--inline">
      {asked.users ? <input type="hidden" name="users" value={asked.users} /> : null}
      {asked.sort ? <input type="hidden" name="sort" value={asked.sort} /> : null}
      <TextField
        name="from"
        type={typeOf(filter.from)}
        label={t('filter.from')}
        defaultValue={filter.from}
        errors={errors}
        className="input--short"
      />
      <TextField
        name="to"
        type={typeOf(filter.to)}
        label={t('filter.to')}
        defaultValue={filter.to}
        errors={errors}
        className="input--short"
      />
      {filter.organisations.length > 0 ? (
        <SelectField
          name="organisation"
          label={t('filter.organisation')}
          choices={options(filter.organisations)}
          defaultValue={asked.organisation}
          empty={t('filter.all_organisations')}
          errors={errors}
        />
      ) : null}
      {filter.sites.length > 1 || asked.site || filter.organisationFirst ? (
        <SelectField
          name="site"
          label={t('filter.site')}
          hint={filter.organisationFirst ? t('filter.organisation_first') : undefined}
          choices={options(filter.sites)}
          defaultValue={asked.site}
          empty={t('filter.all_sites')}
          errors={errors}
        />
      ) : null}
      <button type="submit" className="button">
        {t('filter.show')}
      </button>
    </Form>
  );
}
