import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { WEEK_DAYS } from './hours.ts';

/** Key of each field's label, so that the summary names the field as the form does. */
const LABELS: Readonly<Record<string, string>> = {
  name: 'sites.name',
  kind: 'sites.kind',
  comune: 'comune.label',
  organisation: 'sites.organisation',
  address: 'sites.address',
  latitude: 'sites.latitude',
  longitude: 'sites.longitude',
  external_id: 'sites.external_id',
  status: 'sites.status_becomes',
  day: 'sites.status_day',
  full_name: 'staff.full_name',
  email: 'staff.email',
  language: 'staff.language',
  role: 'grants.role',
  scope: 'grants.scope',
  starts_on: 'programmes.starts_on',
  ends_on: 'programmes.ends_on',
  last_day: 'ending.last_day',
  closes_on: 'programmes.closes_on',
  minors_from: 'programmes.minors_from',
  sites: 'programmes.sites',
  sites_name: 'programmes.find_site',
  valid_from: 'code_lists.valid_from',
  source: 'code_lists.source',
  code: 'code_lists.code',
  label_it: 'code_lists.label_it',
  label_en: 'code_lists.label_en',
  group: 'code_lists.attributes.group',
  keywords: 'code_lists.attributes.keywords',
  se5: 'code_lists.attributes.se5',
  se6: 'code_lists.attributes.se6',
  area: 'code_lists.attributes.area',
  from: 'code_lists.attributes.from',
  to: 'code_lists.attributes.to',
  autonym: 'code_lists.attributes.autonym',
};

const SAME: Readonly<Record<string, string>> = {};

/** The summary of a form's mistakes, each with the name of its field before it. */
export function FormErrors({
  errors,
  labels = SAME,
}: {
  errors: FieldErrors | undefined;
  /** Keys of labels that this form words differently; a constant, so that the summary takes the focus once. */
  labels?: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('network');
  const named = useMemo(() => {
    if (!errors) return undefined;
    const labelOf = (field: string) => {
      const day = WEEK_DAYS.find((one) => field.startsWith(`${one}_`));
      if (day) return t(`sites.days.${day}`);
      const [, step, column] = /^step_(\d)_(\w+)$/.exec(field) ?? [];
      if (step) return t('targets.field', { step, what: t(`targets.${column}`) });
      return t(labels[field] ?? LABELS[field] ?? field);
    };
    return Object.fromEntries(
      Object.entries(errors).map(([field, error]) => [
        field,
        {
          key: 'network:error.of_field',
          words: { field: labelOf(field), error: t(error.key, error.words ?? {}) },
        },
      ]),
    );
  }, [errors, labels, t]);
  return <ErrorSummary errors={named} />;
}
