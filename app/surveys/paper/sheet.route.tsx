import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../../access/gate.server.ts';
import { isCitizenLanguage } from '../../platform/languages.ts';
import { pageTitle } from '../../platform/page-title.server.ts';
import { Link } from '../../ui/link.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { titleMeta } from '../../ui/title-meta.ts';
import { loadSheet } from './load-sheet.server.ts';
import { openPaper } from './open-paper.server.ts';
import { Sheet } from './sheet.tsx';

export const handle = { words: ['paper'] };
export const meta = titleMeta;

/** The sheets of a prepared paper: its number, no name. */
export const loader = signedIn('questionnaire.run', async (call) => {
  const { paper, instrument } = await openPaper(call, call.params.code);
  const { actor } = call;
  const language = isCitizenLanguage(paper.language) ? paper.language : actor.language;
  return {
    title: pageTitle(actor.language, 'paper:sheet.title'),
    personId: paper.citizen_id,
    sheet: loadSheet(instrument, language, paper.code),
  };
});

export default function SheetPage() {
  const { t } = useTranslation('paper');
  const { personId, sheet } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="no-print">
        <PageHead
          title={t('sheet.title')}
          lead={t('sheet.lead', { code: sheet.shown })}
          trail={[{ to: `/people/${personId}`, label: t('card') }]}
        >
          <PrintButton label={t('sheet.print')} className="button button--main" />
          <Link to={`/papers/${sheet.code}`}>{t('sheet.transcribe')}</Link>
        </PageHead>
      </div>
      <Sheet sheet={sheet} />
    </>
  );
}
