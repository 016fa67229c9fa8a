import { Form, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import type { loadTrail } from './load-trail.server.ts';

type Page = Awaited<ReturnType<typeof loadTrail>>;

/** What the last check of the chain said, and the button that checks the rows on this page. */
export function ChainStatus({ checked, entries }: Pick<Page, 'checked' | 'entries'>) {
  const { t } = useTranslation('audit');
  const formats = useFormats();
  const { search } = useLocation();
  const numbers = entries.map(({ seq }) => seq);
  const said = checked && {
    ...checked,
    day: formats.day(checked.day),
    fault: t(`chain.fault.${checked.fault}`),
  };
  return (
    <section className="panel stack" aria-labelledby="chain">
      <h2 id="chain">{t('chain.title')}</h2>
      {said === null ? <p>{t('chain.never')}</p> : null}
      {said && checked?.fault === null ? <p>{t('chain.whole', said)}</p> : null}
      {said && checked?.fault ? <Notice tone="bad">{t('chain.broken', said)}</Notice> : null}
      {numbers.length > 0 ? (
        <Form method="post" action="/audit/verification" className="no-print">
          <input type="hidden" name="from" value={Math.min(...numbers)} />
          <input type="hidden" name="to" value={Math.max(...numbers)} />
          <input type="hidden" name="next" value={`/audit${search || '?checked=1'}`} />
          <button type="submit" className="button">
            {t('chain.check')}
          </button>
        </Form>
      ) : null}
      <p className="field__hint">{t('chain.hint')}</p>
    </section>
  );
}
