import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import type { Card } from './load-card.server.ts';

/** Whether the person has read the notice that holds; one tap when she has now. */
export function NoticeState({ personId, notice }: { personId: string; notice: Card['notice'] }) {
  const { t } = useTranslation('card');
  const formats = useFormats();
  if (!notice) return null;
  const { current, read } = notice;
  return (
    <section className="panel" aria-labelledby="notice">
      <h2 id="notice">{t('card:notice.title')}</h2>
      <p>
        {read
          ? t(read.version === current ? 'card:notice.read' : 'card:notice.older', {
              day: formats.date(read.day),
              version: read.version,
            })
          : t('card:notice.missing')}{' '}
        <Link className="no-print" to="/notice">
          {t('card:notice.text')}
        </Link>
      </p>
      {read?.version === current ? null : (
        <Form method="post" action={`/people/${personId}/notice`} className="no-print">
          <button type="submit" name="version" value={current} className="button button--small">
            {t('card:notice.tap')}
          </button>
        </Form>
      )}
    </section>
  );
}
