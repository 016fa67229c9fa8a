import { data } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { ChipsField } from '../ui/fields.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { findRules } from './analyse-baseline.server.ts';
import { FORMATS, PURPOSES } from './microdata-choices.ts';

export const handle = { words: ['baselines'] };
export const meta = titleMeta;

export const loader = signedIn(
  'microdata.export',
  async ({ app, actor, url }) => {
    const { minCell } = await findRules(app.db);
    const page = { title: pageTitle(actor.language, 'baselines:microdata.title'), k: minCell };
    if (!url.searchParams.has('wrong')) return data({ ...page, errors: undefined });
    return data({ ...page, errors: { purpose: { key: 'baselines:microdata.wrong' } } }, { status: 422 });
  },
  { fresh: true },
);

export default function Microdata() {
  const { t } = useTranslation('baselines');
  const { k, errors } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={t('microdata.title')}
        lead={t('microdata.lead')}
        trail={[{ to: '/baselines', label: t('title') }]}
      />
      <ErrorSummary errors={errors} />
      <div className="panel panel--narrow">
        <p>{t('microdata.what')}</p>
        <p>{t('microdata.hidden', { k })}</p>
        <p>
          <strong>{t('microdata.duty')}</strong>
        </p>
        <p>
          <a href="/baselines/microdata/codebook.json" download>
            {t('microdata.codebook')}
          </a>
        </p>
        <Form method="post" action="/baselines/microdata/file" className="form" reloadDocument>
          <ChipsField
            name="purpose"
            label={t('microdata.purpose')}
            choices={PURPOSES.map((value) => ({ value, label: t(`microdata.purposes.${value}`) }))}
            chosen={[]}
            errors={errors}
          />
          <ChipsField
            name="format"
            label={t('microdata.format')}
            choices={FORMATS.map((value) => ({ value, label: t(`microdata.formats.${value}`) }))}
            chosen={['csv']}
          />
          <button type="submit" className="button">
            {t('microdata.download')}
          </button>
        </Form>
      </div>
    </>
  );
}
