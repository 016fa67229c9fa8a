import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import type { Asking } from './follow-up-rules.ts';

/** What speaks for or against asking a person now; today's «no» can be taken back by whoever noted it. */
export function AskedBefore({
  personId,
  asking,
  declinedToday,
}: {
  readonly personId: string;
  readonly asking: Asking;
  readonly declinedToday: { readonly mayUndo: boolean } | null;
}) {
  const { t } = useTranslation('surveys');
  const formats = useFormats();
  if (declinedToday) {
    return (
      <Notice tone="good">
        <p>{t('start.declined_today')}</p>
        {declinedToday.mayUndo ? (
          <Form method="post" action={`/people/${personId}/declining/undoing`}>
            <button type="submit" className="button button--small">
              {t('start.undo')}
            </button>
          </Form>
        ) : null}
      </Notice>
    );
  }
  switch (asking.kind) {
    case 'again':
      return <p>{t('start.again', { day: formats.date(asking.since) })}</p>;
    case 'done':
      return <p>{t('start.done', { from: formats.date(asking.from) })}</p>;
    case 'declined':
      return <p>{t('start.declined', { day: formats.date(asking.day) })}</p>;
    case 'first':
    case 'open':
      return null;
  }
}

/** One press: the person would rather not answer. */
export function Decline({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('surveys');
  return (
    <Form method="post" action={`/people/${personId}/declining`}>
      <button type="submit" className="button">
        {t('start.decline')}
      </button>
    </Form>
  );
}
