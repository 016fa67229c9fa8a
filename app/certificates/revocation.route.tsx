import { redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { listedNameOf } from '../enrolments/name-of.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { openCertificate } from './open-certificate.server.ts';
import { revokeCertificate } from './revoke-certificate.server.ts';

export const handle = { words: ['certificates'] };
export const meta = titleMeta;

export const loader = signedIn('certificate.revoke', async (call) => {
  const certificate = await openCertificate(call, call.params.id);
  return {
    title: pageTitle(call.actor.language, 'certificates:revoke.title'),
    name: listedNameOf(call.app.keys, { ...certificate, id: certificate.enrolment_id }),
    course: certificate.title,
    issuedOn: certificate.issued_on,
    editionId: certificate.edition_id,
    isRevoked: certificate.revoked_at !== null,
  };
});

export const action = signedIn('certificate.revoke', async (call) => {
  const editionId = await revokeCertificate(call, call.params.id);
  return redirect(`/editions/${editionId}/outcomes?done=revoked`);
});

export default function RevocationPage() {
  const { t } = useTranslation('certificates');
  const formats = useFormats();
  const { name, course, issuedOn, editionId, isRevoked } = useLoaderData<typeof loader>();
  const back = `/editions/${editionId}/outcomes`;
  return (
    <>
      <PageHead title={t('revoke.title')} lead={course} trail={[{ to: back, label: t('outcomes') }]} />
      <Form method="post" className="panel panel--narrow form">
        <p>
          {t('revoke.of', { name: name ?? t('revoke.nameless'), day: formats.date(issuedOn) })}{' '}
          {t(isRevoked ? 'revoke.done' : 'revoke.what')}
        </p>
        <div className="actions">
          {isRevoked ? null : (
            <button type="submit" className="button button--danger">
              {t('revoke.button')}
            </button>
          )}
          <Link to={back}>{t('revoke.back')}</Link>
        </div>
      </Form>
    </>
  );
}
