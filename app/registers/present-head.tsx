import { Form } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Register } from './load-register.server.ts';

/**
 * How many are there, and the button that ticks everybody, which is gone afterwards: what was sent is told here, so the
 * focus comes here.
 */
export function PresentHead({ register, saved }: { readonly register: Register; readonly saved: unknown }) {
  const { t } = useTranslation('registers');
  const told = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (saved) told.current?.focus();
  }, [saved]);
  const { people, present, unnamed, state } = register;
  return (
    <div className="register__head">
      <h2 id="register" tabIndex={saved ? -1 : undefined} ref={told}>
        {t('present', { count: present, of: people.length })}
        {unnamed === 0 ? null : `, ${t('unnamed_too', { count: unnamed })}`}
      </h2>
      {state === 'planned' && present < people.length ? (
        <Form method="post" preventScrollReset>
          <button type="submit" name="all" value="1" className="button">
            {t('all')}
          </button>
        </Form>
      ) : null}
    </div>
  );
}
