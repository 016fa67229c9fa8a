import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField, SelectField } from '../ui/fields.tsx';
import type { Typed } from '../ui/typed.ts';
import type { loadSessionForm } from './load-session-form.server.ts';

interface Props {
  readonly form: Awaited<ReturnType<typeof loadSessionForm>>;
  readonly errors: FieldErrors | undefined;
  readonly typed: Typed;
}

const FIELDS = ['education', 'occupation', 'citizenship', 'province', 'language'] as const;

/** Asked once, remembered: open while something is missing, folded once known. */
export function ProfileFields({ form, errors, typed }: Props) {
  const { t } = useTranslation('desk');
  const { choices, profile } = form;
  const value = (name: (typeof FIELDS)[number], usual = '') => typed.text(name, profile?.[name] ?? usual);
  const wrong = FIELDS.some((name) => errors?.[name]);
  return (
    <details className="fold" open={wrong || !form.profileComplete}>
      <summary>{t(form.profileComplete ? 'profile.known' : 'profile.ask')}</summary>
      <div className="form">
        <ChipsField
          name="occupation"
          label={t('profile.occupation')}
          choices={choices.occupation}
          chosen={[value('occupation')]}
          errors={errors}
          optional
        />
        <ChipsField
          name="citizenship"
          label={t('profile.citizenship')}
          choices={choices.citizenship}
          chosen={[value('citizenship')]}
          errors={errors}
          optional
        />
        <ChipsField
          name="education"
          label={t('profile.education')}
          choices={choices.education}
          chosen={[value('education')]}
          errors={errors}
          optional
        />
        <SelectField
          name="province"
          label={t('profile.province')}
          choices={choices.provinces}
          defaultValue={value('province', form.siteProvince)}
          empty={t('profile.not_asked')}
          errors={errors}
          optional
        />
        <SelectField
          name="language"
          label={t('profile.language')}
          choices={choices.languages}
          defaultValue={value('language', 'it')}
          empty={t('profile.not_asked')}
          errors={errors}
          optional
        />
      </div>
    </details>
  );
}
