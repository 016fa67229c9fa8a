import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findNetwork } from '../../db/queries/network.ts';
import { findNotice } from '../../db/queries/notices.ts';
import { open } from '../access/gate.server.ts';
import { languageOfRequest } from '../platform/languages.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { NoticeText } from './notice-text.tsx';

export const handle = { words: ['privacy'] };
export const meta = titleMeta;

/** Open to everybody: what is kept and why (GDPR art. 13), to be read on a screen or on paper. */
export const loader = open(async ({ app, request, today }) => {
  const language = languageOfRequest(request);
  return {
    title: pageTitle(language, 'privacy:notice.title'),
    network: (await findNetwork(app.db))?.name ?? null,
    notice: (await findNotice(app.db, today)) ?? null,
  };
});

export default function PublicNotice() {
  const { t, i18n } = useTranslation('privacy');
  const { network, notice } = useLoaderData<typeof loader>();
  const formats = useFormats();
  if (!notice) {
    return (
      <>
        <PageHead title={t('notice.title')} lead={network} />
        <p className="empty">{t('notice.none')}</p>
      </>
    );
  }
  const texts = [
    { lang: 'it', text: notice.text_it, name: 'Italiano' },
    { lang: 'en', text: notice.text_en, name: 'English' },
  ] as const;
  // One's own language first.
  const sorted = i18n.language === 'en' ? texts.toReversed() : texts;
  return (
    <>
      <PageHead title={t('notice.title')} lead={network}>
        <PrintButton label={t('notice.print')} className="button" />
      </PageHead>
      <p>{t('notice.version', { version: notice.version, day: formats.date(notice.valid_from) })}</p>
      {sorted.map(({ lang, text, name }) => (
        <section className="panel" key={lang} aria-labelledby={`notice-${lang}`}>
          <h2 id={`notice-${lang}`} lang={lang}>
            {name}
          </h2>
          <NoticeText text={text} lang={lang} />
        </section>
      ))}
    </>
  );
}
