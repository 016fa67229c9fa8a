import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Who had everything erased wants a new card all the same: sends the code to `action` again, with `again`. */
export function NewCard({
  code,
  action,
  children,
}: {
  readonly code: string | undefined;
  readonly action: string;
  /** Hidden fields to send along. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('code');
  return (
    <Form method="post" action={action}>
      <input type="hidden" name="code" value={code} />
      {children}
      <button type="submit" className="button" name="again" value="1">
        {t('again')}
      </button>
    </Form>
  );
}
