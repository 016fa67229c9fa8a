import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ChooserField } from '../network/chooser-field.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { type Asked, baselinesHref, hiddenFields } from './asked.ts';
import { askedInWords } from './asked-in-words.ts';
import type { FilterChoices } from './load-filter.server.ts';
import { DIMENSIONS, GROUPINGS } from './question.ts';

/** What is on screen as one sentence; everything else behind «change». */
export function Filter({
  asked,
  filter,
  errors,
}: {
  asked: Asked;
  filter: FilterChoices;
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('baselines');
  return (
    <div className="filter">
      {errors ? null : <Sentence asked={asked} filter={filter} />}
      <Years asked={asked} years={filter.years} />
      <details className="filter__form no-print" open={errors !== undefined} key={baselinesHref(asked)}>
        <summary>{t('filter.change')}</summary>
        <FilterForm asked={asked} filter={filter} errors={errors} />
      </details>
    </div>
  );
}

function Sentence({ asked, filter }: { asked: Asked; filter: FilterChoices }) {
  const { t } = useTranslation('baselines');
  const formats = useFormats();
  const [where, ...rest] = askedInWords(t, formats, asked, filter);
  return (
    <p className="filter__sentence">
      <strong>{where}</strong>
      {rest.map((part) => ` · ${part}`).join('')}
    </p>
  );
}

/** Whole years one tap away: they show most. */
function Years({ asked, years }: { asked: Asked; years: FilterChoices['years'] }) {
  const { t } = useTranslation('baselines');
  const ways = [
    { words: t('filter.all_years'), from: undefined, to: undefined },
    ...years.map((words) => ({ words, from: `${words}-01`, to: `${words}-12` })),
  ];
  return (
    <nav aria-label={t('filter.years')} className="no-print">
      <ul className="filter__quick">
        {ways.map(({ words, from, to }) => (
          <li key={words}>
            <Link
              to={baselinesHref(asked, { from, to })}
              aria-current={asked.from === from && asked.to === to ? 'true' : undefined}
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
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
  const { t } = useTranslation('baselines');
  const fields = ['from', 'to', 'organisation', 'site', ...DIMENSIONS, 'by'] as const;
  return (
    <Form method="get" action="/baselines" className="form form--inline">
      {hiddenFields(asked, errors?.population ? [...fields, 'population'] : fields).map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {(['from', 'to'] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`filter.${name}`)}
          hint={t('filter.month_hint')}
          defaultValue={asked[name]}
          errors={errors}
          className="input--short"
          autoComplete="off"
        />
      ))}
      {filter.organisations.length > 0 ? (
        <SelectField
          name="organisation"
          label={t('filter.organisation')}
          choices={filter.organisations}
          defaultValue={asked.organisation}
          empty={t('filter.all_organisations')}
          errors={errors}
        />
      ) : null}
      {filter.site ? (
        <ChooserField
          name="site"
          label={t('filter.site')}
          chooser={filter.site}
          empty={t('filter.all_sites')}
          errors={errors}
        />
      ) : null}
      {DIMENSIONS.map((dimension) => (
        <SelectField
          key={dimension}
          name={dimension}
          label={t(`by.${dimension}`)}
          choices={withAsked(filter.people[dimension], asked[dimension])}
          defaultValue={asked[dimension]}
          empty={t('filter.everybody')}
          errors={errors}
        />
      ))}
      <SelectField
        name="by"
        label={t('filter.by')}
        hint={t('filter.people_hint')}
        choices={GROUPINGS.map((value) => ({ value, label: t(`by.${value}`) }))}
        defaultValue={asked.by ?? 'network'}
        errors={errors}
      />
      {errors?.population ? (
        <SelectField
          name="population"
          label={t('raked.choose')}
          choices={[]}
          empty={t('raked.empty')}
          errors={errors}
        />
      ) : null}
      <button type="submit" className="button">
        {t('filter.show')}
      </button>
    </Form>
  );
}

/** A list of codes in the address is one choice more, so that the form keeps it. */
function withAsked(
  choices: readonly { readonly value: string; readonly label: string }[],
  asked: string | undefined,
) {
  if (!asked?.includes(',')) return choices;
  const labels = asked.split(',').map((code) => choices.find(({ value }) => value === code)?.label ?? code);
  return [...choices, { value: asked, label: labels.join(', ') }];
}
