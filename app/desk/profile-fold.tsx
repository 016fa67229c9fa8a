import { useTranslation } from 'react-i18next';
import { ASKED, type Asked, AskedFields } from '../people/asked-fields.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField } from '../ui/fields.tsx';
import { Link } from '../ui/link.tsx';
import type { Typed } from '../ui/typed.ts';
import { typedChoice } from '../ui/usual-choice.ts';
import type { loadSessionForm } from './load-session-form.server.ts';

/** Asked once, remembered: open while something is missing, folded once known. */
export function ProfileFold({
  form,
  errors,
  typed,
}: {
  form: Awaited<ReturnType<typeof loadSessionForm>>;
  errors: FieldErrors | undefined;
  typed: Typed;
}) {
  const { t } = useTranslation('desk');
  const { choices, profile } = form;
  const guess: Partial<Record<Asked, string>> = { province: form.siteProvince, language: 'it' };
  const known = (name: Asked) => profile?.[name] ?? null;
  const chosen = (name: Asked) => typedChoice(typed, name, known(name) ?? guess[name] ?? '');
  const wrong = ASKED.some((name) => errors?.[name]);
  return (
    <details className="fold" open={wrong || !form.profileComplete}>
      <summary>{t(form.profileComplete ? 'profile.known' : 'profile.ask')}</summary>
      <div className="form">
        <AskedFields
          choices={choices}
          usual={form.usual}
          chosen={chosen}
          // Only a guess can be taken away here; what is known is changed on the card.
          canClear={(name) => name in guess && known(name) === null}
          errors={errors}
        />
        {form.noticeToRead === null ? null : (
          <ChipsField
            name="notice"
            label={t('notice.label')}
            hint={
              <Link to="/notice" target="_blank">
                {t('notice.text')}
              </Link>
            }
            choices={[{ value: String(form.noticeToRead), label: t('notice.read') }]}
            chosen={typed.list('notice', [])}
            errors={errors}
            several
            optional
          />
        )}
      </div>
    </details>
  );
}
