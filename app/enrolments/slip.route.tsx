import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { EditionLine } from './edition-line.tsx';
import { LessonDays } from './lesson-days.tsx';
import { loadSlip } from './load-slip.server.ts';

export const handle = { words: ['enrolments'] };
export const meta = titleMeta;

/** A slip for whoever reads no mail: printed now, taken home. */
export const loader = signedIn('enrolment.manage', async (call) => ({
  ...(await loadSlip(call)),
  title: pageTitle(call.actor.language, 'enrolments:title.slip'),
}));

export default function Slip() {
  const { t } = useTranslation('enrolments');
  const slip = useLoaderData<typeof loader>();
  const formats = useFormats();
  const list = `/editions/${slip.editionId}/enrolments`;
  const until = slip.until ? { day: formats.day(slip.until.day), time: slip.until.time } : {};
  return (
    <>
      <div className="no-print">
        <PageHead title={t('title.slip')} trail={[{ to: list, label: t('title.list') }]}>
          <PrintButton label={t('print')} className="button button--main" />
          <Link to={list}>{t('to_list')}</Link>
        </PageHead>
      </div>
      <article className="panel home-sheet">
        <p>{slip.network}</p>
        <h2>{slip.facts.title}</h2>
        <p className="home-sheet__title">{slip.name ?? t('somebody', { no: slip.no ?? '–' })}</p>
        <p>{t(`slip.${slip.status}`, { place: slip.queue ?? 0, ...until })}</p>
        <p>
          <EditionLine facts={slip.facts} />
        </p>
        <LessonDays lessons={slip.facts.lessons} />
        {slip.onlineLink ? <p className="home-sheet__address">{slip.onlineLink}</p> : null}
        <p>{t('slip.ask', { site: slip.site })}</p>
        {slip.address && slip.picture ? (
          <>
            <p>{t('slip.page')}</p>
            <img
              className="home-sheet__picture"
              src={slip.picture}
              alt={t('slip.picture')}
              width={200}
              height={200}
            />
            <p className="home-sheet__address" dir="ltr">
              {slip.address}
            </p>
          </>
        ) : null}
      </article>
    </>
  );
}
