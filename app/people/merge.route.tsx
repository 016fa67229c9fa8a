import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { ChipsField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { loadMerge } from './load-merge.server.ts';
import { mergePeople } from './merge-people.server.ts';
import { usePersonName } from './person-label.tsx';
import { SideBySide } from './side-by-side.tsx';

export const handle = { words: ['people', 'card', 'merge'] };
export const meta = titleMeta;

export const loader = signedIn('citizen.merge', async (call) => ({
  title: pageTitle(call.actor.language, 'people:title.merge'),
  ...(await loadMerge(call, call.params.id, call.url.searchParams.get('with'))),
}));

export const action = signedIn('citizen.merge', async (call) => {
  const form = await readForm(call.request);
  const merged = await mergePeople(call, call.params.id, call.url.searchParams.get('with'), {
    keepId: textOf(form, 'keep'),
    twoCodes: textOf(form, 'two_codes') === '1',
  });
  switch (merged.kind) {
    case 'merged':
      throw redirect(`/people/${merged.survivorId}?done=merged`);
    case 'changed':
      throw redirect(`/people/${call.params.id}?done=changed`);
    case 'refused':
      return data({ errors: merged.errors, keep: textOf(form, 'keep').slice(0, 40) }, { status: 422 });
  }
});

export default function Merge() {
  const { t } = useTranslation('people');
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const nameOf = usePersonName();
  const formats = useFormats();
  const [one, other] = page.records;
  if (!one || !other) return null;
  const card = `/people/${one.facts.id}`;
  const title = ({ facts }: typeof one) => `${nameOf(facts)} (${t('short_number', { no: facts.no })})`;
  return (
    <>
      <PageHead
        title={t('merge:title')}
        lead={t('merge:lead')}
        trail={[
          { to: '/people', label: t('find.title') },
          { to: card, label: nameOf(one.facts) },
        ]}
      />
      <ErrorSummary errors={result?.errors} />
      {page.together > 0 ? (
        <Notice tone="warn">
          <p>{t('merge:together', { count: page.together })}</p>
        </Notice>
      ) : null}
      <div className="split split--wide-left">
        <SideBySide records={page.records} />
        <section className="panel" aria-labelledby="after">
          <h2 id="after">{t('merge:after')}</h2>
          <p>
            {t('merge:after_text', { count: page.after.accesses })}{' '}
            {page.after.firstDay ? t('merge:after_first', { day: formats.day(page.after.firstDay) }) : null}{' '}
            {one.counts.responses > 0 && other.counts.responses > 0 ? `${t('merge:after_baseline')} ` : null}
            {t('merge:after_figures')}
          </p>
          <Form method="post" action={`${card}/merge?with=${other.facts.id}`} className="form">
            <ChipsField
              name="keep"
              label={t('merge:keep')}
              hint={t('merge:keep_hint')}
              errors={result?.errors}
              choices={[one, other].map((record) => ({ value: record.facts.id, label: title(record) }))}
              chosen={[result?.keep || page.proposed]}
            />
            {page.twoCodes ? (
              <ChipsField
                name="two_codes"
                label={t('merge:two_codes')}
                hint={t('merge:two_codes_hint')}
                errors={result?.errors}
                choices={[{ value: '1', label: t('merge:two_codes_yes') }]}
                chosen={[]}
                several
              />
            ) : null}
            <SendBar label={t('merge:go')}>
              <Link to={card}>{t('merge:no')}</Link>
            </SendBar>
          </Form>
        </section>
      </div>
    </>
  );
}
