import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../../access/gate.server.ts';
import { LANGUAGE_NAMES } from '../../platform/language-names.ts';
import { pageTitle } from '../../platform/page-title.server.ts';
import { SelectField } from '../../ui/fields.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { SendBar } from '../../ui/send-bar.tsx';
import { titleMeta } from '../../ui/title-meta.ts';
import { offeredLanguages } from '../asking-language.server.ts';
import { findVersion } from '../find-version.server.ts';
import { loadSheet } from './load-sheet.server.ts';
import { Sheet } from './sheet.tsx';

export const handle = { words: ['paper'] };
export const meta = titleMeta;

/** A questionnaire without a number, in one of its languages (`language`). */
export const loader = signedIn('instrument.view', async ({ app, actor, params, url }) => {
  const instrument = findVersion(app.instruments, params);
  const languages = offeredLanguages(instrument);
  const asked = url.searchParams.get('language');
  const language = languages.find((one) => one === asked) ?? actor.language;
  return {
    title: pageTitle(actor.language, 'paper:sheet.title'),
    languages: languages.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
    sheet: loadSheet(instrument, language, null),
  };
});

export default function BlankSheet() {
  const { t } = useTranslation('paper');
  const { languages, sheet } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="no-print">
        <PageHead
          title={t('sheet.title')}
          lead={t('sheet.blank')}
          trail={[{ to: '/instruments', label: t('instruments') }]}
        >
          <PrintButton label={t('sheet.print')} className="button button--main" />
        </PageHead>
        <Form method="get" className="form panel panel--narrow">
          <SelectField
            key={sheet.language}
            name="language"
            label={t('prepare.language')}
            choices={languages}
            defaultValue={sheet.language}
          />
          <SendBar label={t('sheet.show')} look="plain" />
        </Form>
      </div>
      <Sheet sheet={sheet} />
    </>
  );
}
