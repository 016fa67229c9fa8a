import { redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findPopulationDataset } from '../../db/queries/populations.ts';
import { signedIn } from '../access/gate.server.ts';
import { idFrom } from '../network/fields.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Problem } from '../platform/problem.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { mayRemove } from './policy.ts';
import { removePopulation } from './remove-population.server.ts';

export const handle = { words: ['references'] };
export const meta = titleMeta;

/** Where the page leads, and leads back to: whoever pressed twice, or came back, finds the table gone. */
const REMOVED = '/references?done=removed';

export const loader = signedIn('reference.manage', async ({ app, actor, scope, params }) => {
  const dataset = await findPopulationDataset(app.db, idFrom(params.id));
  if (!dataset) throw redirect(REMOVED);
  const { id, year, imported_by } = dataset;
  if (!mayRemove(actor, scope, imported_by)) throw new Problem('not_yours', 403);
  return { title: pageTitle(actor.language, 'references:population.remove'), id, year };
});

export const action = signedIn('reference.manage', async (call) => {
  await removePopulation(call, idFrom(call.params.id));
  throw redirect(REMOVED);
});

export default function PopulationRemoval() {
  const { t } = useTranslation('references');
  const { id, year } = useLoaderData<typeof loader>();
  const back = `/references/populations/${id}`;
  return (
    <>
      <PageHead
        title={t('population.remove')}
        trail={[
          { to: '/references', label: t('title') },
          { to: back, label: t('population.of_year', { year }) },
        ]}
      />
      <div className="panel">
        <p>{t('population.remove_text')}</p>
        <Form method="post" className="actions">
          <button type="submit" className="button button--danger">
            {t('population.remove_now')}
          </button>
          <Link to={back}>{t('upload.back')}</Link>
        </Form>
      </div>
    </>
  );
}
