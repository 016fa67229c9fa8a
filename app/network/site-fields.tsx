import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField, type Choice, SelectField, TextField } from '../ui/fields.tsx';
import { ComuneField } from './comune-field.tsx';
import type { Comune } from './comuni.server.ts';
import { HoursFields } from './hours-fields.tsx';

/** The fields of a site; status has its own page. */
export function SiteFields({
  values,
  organisations,
  choices,
  errors,
}: {
  values: Readonly<Record<string, string>>;
  organisations: readonly Choice[];
  /** Comuni to choose from when the name fits several. */
  choices?: readonly Comune[];
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('network');
  return (
    <>
      <div className="split">
        <div className="form">
          <TextField
            name="name"
            label={t('sites.name')}
            errors={errors}
            defaultValue={values.name}
            autoComplete="off"
          />
          <SelectField
            name="organisation"
            label={t('sites.organisation')}
            errors={errors}
            defaultValue={values.organisation}
            choices={organisations}
          />
          <ChipsField
            name="kind"
            label={t('sites.kind')}
            errors={errors}
            chosen={[values.kind ?? 'fixed']}
            choices={(['fixed', 'itinerant'] as const).map((value) => ({
              value,
              label: t(`sites.kinds.${value}`),
            }))}
          />
        </div>
        <div className="form">
          <ComuneField value={values.comune} choices={choices} errors={errors} />
          <TextField
            name="address"
            label={t('sites.address')}
            hint={t('sites.address_hint')}
            errors={errors}
            defaultValue={values.address}
            autoComplete="off"
          />
        </div>
      </div>
      <HoursFields values={values} errors={errors} />
      <div className="form form--row">
        <TextField
          name="latitude"
          label={t('sites.latitude')}
          hint={t('sites.coordinates_hint')}
          optional
          inputMode="decimal"
          errors={errors}
          defaultValue={values.latitude}
          autoComplete="off"
        />
        <TextField
          name="longitude"
          label={t('sites.longitude')}
          optional
          inputMode="decimal"
          errors={errors}
          defaultValue={values.longitude}
          autoComplete="off"
        />
        <TextField
          name="external_id"
          label={t('sites.external_id')}
          optional
          errors={errors}
          defaultValue={values.external_id}
          autoComplete="off"
        />
      </div>
    </>
  );
}
