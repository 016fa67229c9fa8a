import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Register } from './load-register.server.ts';

/** That a register is closed, as what it counts, and how it is opened again; or that there is no lesson to keep it of. */
export function RegisterState({ register }: { readonly register: Register }) {
  const { t } = useTranslation('registers');
  const formats = useFormats();
  const { id, state, heads, minutes, session, forStaff } = register;
  if (state === 'planned') return null;
  if (state === 'cancelled') {
    return (
      <Notice tone="warn">
        <p>{t('cancelled')}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="good">
      <p>
        {forStaff
          ? t('closed.staff', { count: heads })
          : t('closed.session', { count: heads, duration: formats.duration(minutes) })}
      </p>
      {session ? <Link to={`/desk/sessions/${session}`}>{t('closed.open')}</Link> : null}
      <Form method="post" action={`/lessons/${id}/closure`}>
        <button type="submit" name="take_back" value="1" className="button button--small">
          {t('reopen')}
        </button>
      </Form>
    </Notice>
  );
}
