import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listEnrolledContacts } from '../../db/queries/edition-messages.ts';
import { findEdition } from '../../db/queries/editions.ts';
import { signedIn } from '../access/gate.server.ts';
import { openContact } from '../enrolments/contact.ts';
import { found, idFrom } from '../network/fields.server.ts';
import { audit } from '../platform/audit.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { PhoneLink } from '../ui/phone-link.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { CoursesHead } from './courses-head.tsx';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

/** Those enrolled without an e-mail address (everybody where no mail is sent), to be called; seeing them is on record. */
export const loader = signedIn('course.plan', async ({ app, actor, scope, params, now }) => {
  const edition = found(await findEdition(app.db, scope, idFrom(params.id)));
  const contacts = await listEnrolledContacts(app.db, scope, edition.id, ['enrolled', 'offered', 'waiting']);
  const people = contacts
    .map((row) => ({ row, contact: openContact(app.keys, row) }))
    .filter(({ row, contact }) => app.mail === null || (contact.email === null && row.staff_email === null))
    .map(({ row, contact }) => ({
      id: row.id,
      position: row.position,
      name: row.staff_name ?? contact.name,
      phone: contact.phone,
    }));
  await audit(app.db, {
    at: now,
    staffId: actor.staffId,
    action: 'edition.calls.view',
    subjectKind: 'edition',
    subjectId: edition.id,
    siteId: edition.site_id,
    detail: { count: people.length },
  });
  return {
    title: pageTitle(actor.language, 'courses:calls.title'),
    id: edition.id,
    name: edition.shown_title,
    people,
  };
});

export default function Calls() {
  const { t } = useTranslation('courses');
  const { id, name, people } = useLoaderData<typeof loader>();
  return (
    <>
      <CoursesHead
        title={t('calls.title')}
        section="editions"
        above={[{ to: `/editions/${id}`, label: name }]}
      >
        <PrintButton label={t('print')} className="button" />
      </CoursesHead>
      {people.length === 0 ? (
        <div className="empty">
          <p>{t('calls.nobody')}</p>
        </div>
      ) : (
        <TableBox caption={t('calls.caption', { count: people.length })}>
          <thead>
            <tr>
              <th scope="col">{t('calls.name')}</th>
              <th scope="col">{t('calls.phone')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">{person.name ?? t('calls.nameless', { number: person.position })}</th>
                <td>{person.phone ? <PhoneLink number={person.phone} /> : t('calls.no_phone')}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
    </>
  );
}
