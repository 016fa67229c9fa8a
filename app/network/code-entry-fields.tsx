import { useTranslation } from 'react-i18next';
import type { CodeEntry } from '../../db/queries/code-lists.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
import { Tick } from '../ui/tick.tsx';
import type { EntryValues } from './code-entry-values.ts';
import { attributeFields } from './code-versions.ts';
import type { ReferredEntries } from './list-known-codes.server.ts';
import { TickList } from './tick-list.tsx';

/** Words of an entry in both languages and the attributes its list has; the code only while it is new. */
export function CodeEntryFields({
  list,
  code,
  entry,
  referred,
  errors,
}: {
  list: string;
  /** null while the entry is new. */
  code: string | null;
  entry: EntryValues;
  referred: ReferredEntries;
  errors: FieldErrors | undefined;
}) {
  const { t, i18n } = useTranslation('network');
  const { values } = entry;
  const fields = attributeFields(list);
  const choices = (entries: readonly CodeEntry[]) =>
    entries.map(({ code: value, labels }) => ({
      value,
      label: i18n.language === 'en' ? labels.en : labels.it,
    }));
  const text = (name: string) => ({ name, errors, defaultValue: values[name], autoComplete: 'off' });
  return (
    <>
      {code === null ? (
        <TextField
          {...text('code')}
          className="input--day"
          label={t('code_lists.code')}
          hint={t('code_lists.code_hint')}
        />
      ) : null}
      <div className="form form--row">
        <TextField {...text('label_it')} label={t('code_lists.label_it')} />
        <TextField {...text('label_en')} label={t('code_lists.label_en')} lang="en" />
      </div>
      <div className="form form--row">
        {fields.includes('group') ? (
          <TextField {...text('group')} optional label={t('code_lists.attributes.group')} />
        ) : null}
        {fields.includes('keywords') ? (
          <TextField
            {...text('keywords')}
            optional
            label={t('code_lists.attributes.keywords')}
            hint={t('code_lists.attributes.keywords_hint')}
          />
        ) : null}
        {fields.includes('area') ? (
          <SelectField
            name="area"
            label={t('code_lists.attributes.area')}
            errors={errors}
            defaultValue={values.area}
            choices={choices(referred.competence_area)}
          />
        ) : null}
        {fields.includes('from') ? (
          <TextField {...text('from')} inputMode="numeric" label={t('code_lists.attributes.from')} />
        ) : null}
        {fields.includes('to') ? (
          <TextField {...text('to')} inputMode="numeric" optional label={t('code_lists.attributes.to')} />
        ) : null}
        {fields.includes('autonym') ? (
          <TextField {...text('autonym')} optional label={t('code_lists.attributes.autonym')} />
        ) : null}
      </div>
      {fields.includes('se5') ? (
        <TickList
          name="se5"
          label={t('code_lists.attributes.se5')}
          choices={choices(referred.competence)}
          ticked={entry.se5}
          errors={errors}
        />
      ) : null}
      {fields.includes('se6') ? (
        <TickList
          name="se6"
          label={t('code_lists.attributes.se6')}
          choices={choices(referred.public_service)}
          ticked={entry.se6}
          errors={errors}
        />
      ) : null}
      {fields.includes('sensitive') ? (
        <Tick name="sensitive" ticked={values.sensitive === '1'}>
          {t('code_lists.attributes.sensitive')}
        </Tick>
      ) : null}
      {fields.includes('direction') ? (
        <Tick name="direction" value="rtl" ticked={values.direction === 'rtl'}>
          {t('code_lists.attributes.direction')}
        </Tick>
      ) : null}
    </>
  );
}
