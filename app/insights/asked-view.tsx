import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { SendBar } from '../ui/send-bar.tsx';

/** What an address asks: in words, or what is wrong with it. */
export type AskedView = { readonly formId: string; readonly search: string } & (
  | { readonly words: string; readonly errors?: undefined }
  | { readonly words?: undefined; readonly errors: FieldErrors }
);

/**
 * The view an address asks for, with the form (`children` are its fields) that keeps it at `action`. One that asks
 * wrongly has its fields on the dashboard: there the form opens with the same faults.
 */
export function KeepView({
  view: { formId, search, words, errors },
  title,
  button,
  action,
  children,
}: {
  view: AskedView;
  title: string;
  button: string;
  action: string;
  children: ReactNode;
}) {
  const { t } = useTranslation(['views', 'insights']);
  return (
    <section className="panel panel--narrow" aria-labelledby="keep-title">
      <h2 id="keep-title">{title}</h2>
      {errors ? (
        <>
          <Notice tone="bad">
            {Object.entries(errors).map(([name, { key, words: filled }]) => (
              <p key={name}>{t(key, { ...filled })}</p>
            ))}
          </Notice>
          <Link className="button" to={`/insights${search}`}>
            {t('mend')}
          </Link>
        </>
      ) : (
        <>
          <p>{words}</p>
          <form method="post" action={`${action}${search}`} className="form" noValidate>
            <input type="hidden" name="id" value={formId} />
            {children}
            <SendBar label={button}>
              <Link to={`/insights${search}`}>{t('back')}</Link>
            </SendBar>
          </form>
        </>
      )}
    </section>
  );
}
