import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ChooserField } from '../network/chooser-field.tsx';
import { isDay } from '../platform/clock.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
import { type Asked, PARAMETERS } from './asked.ts';
import type { FilterChoices } from './load-filter.server.ts';

/** What the form asks; everything else of the address it carries along. */
export const IN_FORM: ReadonlySet<string> = new Set(['from', 'to', 'programme', 'organisation', 'site']);

/** Days and places; rows of the tables narrow to everything else. */
export function FilterForm({
  asked,
  filter,
  errors,
}: {
  asked: Asked;
  filter: FilterChoices;
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('insights');
  const options = (list: FilterChoices['organisations']) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  // What is no day at all would vanish from a date field: it stays to be mended as text.
  const typeOf = (text: string) => (text === '' || isDay(text) ? 'date' : 'text');
  return (
    <Form method="get" action="/insights" className="form form--inline">
      {PARAMETERS.map((name) =>
        IN_FORM.has(name) || asked[name] === undefined ? null : (
          <input key={name} type="hidden" name={name} value={asked[name]} />
        ),
      )}
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
      {filter.programmes.length > 0 ? (
        <SelectField
          name="programme"
          label={t('table.programme')}
          choices={options(filter.programmes)}
          defaultValue={asked.programme}
          empty={t('filter.all_programmes')}
          errors={errors}
        />
      ) : null}
      {filter.organisations.length > 0 ? (
        <SelectField
          name="organisation"
          label={t('table.organisation')}
          choices={options(filter.organisations)}
          defaultValue={asked.organisation}
          empty={t('filter.all_organisations')}
          errors={errors}
        />
      ) : null}
      {filter.site ? (
        <ChooserField
          name="site"
          label={t('table.site')}
          chooser={filter.site}
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
