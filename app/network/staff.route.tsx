import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listGrantsOf, listLiveGrants } from '../../db/queries/grants.ts';
import { findLastLetter } from '../../db/queries/letters.ts';
import { findStaff } from '../../db/queries/staff.ts';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { civil } from '../platform/clock.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { found, idFrom, typedIn } from './fields.server.ts';
import { FormErrors } from './form-errors.tsx';
import { GrantTable } from './grant-table.tsx';
import { LetterNote } from './letter-note.tsx';
import { letterState } from './letter-state.ts';
import { NetworkHead } from './network-head.tsx';
import { mayGive, mayManagePerson, scopeOf } from './policy.ts';
import { SaveBar } from './save-bar.tsx';
import { StaffFields } from './staff-fields.tsx';
import { grantState, staffState } from './staff-state.ts';
import { StaffStateBadge } from './staff-state-badge.tsx';
import { updateStaff } from './update-staff.server.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.view', async (call) => {
  const { app, actor, params, today } = call;
  const person = found(await findStaff(app.db, await findReach(call, 'network.view'), idFrom(params.id)));
  const manages = await findReach(call, 'network.manage');
  const managed = (await findStaff(app.db, manages, person.id)) !== undefined;
  const live = await listLiveGrants(app.db, person.id, today);
  const letter = await findLastLetter(app.db, person.id);
  const grants = await listGrantsOf(app.db, await findReach(call, 'network.view'), person.id);
  return {
    title: `${person.full_name} · Bottega`,
    id: person.id,
    values: { full_name: person.full_name, email: person.email, language: person.language },
    language: person.language,
    state: staffState(person, today),
    endedOn: person.ended_on,
    grants: grants.map((grant) => {
      const state = grantState(grant, today);
      return {
        id: grant.id,
        role: grant.role,
        scope: grant.scope_name,
        startsOn: grant.starts_on,
        endsOn: grant.ends_on,
        state,
        mayEnd: state !== 'past' && mayGive(actor, manages, grant.role, scopeOf(grant)),
      };
    }),
    letter: letter && {
      purpose: letter.purpose,
      day: civil(new Date(letter.created_at), app.timeZone).day,
      state: letterState(letter),
    },
    signOn: app.config.provider?.label ?? null,
    managed,
    mayChange: managed && mayManagePerson(actor, manages, live),
    mayManage: holds(actor, 'network.manage'),
    yourself: person.id === actor.staffId,
  };
});

export const action = signedIn('network.manage', async (call) => {
  const id = idFrom(call.params.id);
  const form = await readForm(call.request);
  const result = await updateStaff(call, await findReach(call, 'network.manage'), id, form);
  if (!result.ok) return data({ errors: result.errors, typed: typedIn(form) }, { status: 422 });
  throw redirect(`/network/staff/${id}?done=${result.value.recalled ? 'recalled' : 'saved'}`);
});

export default function Person() {
  const { t } = useTranslation('network');
  const person = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { day } = useFormats();
  const here = `/network/staff/${person.id}`;
  return (
    <>
      <NetworkHead
        title={person.values.full_name}
        lead={person.endedOn === null ? undefined : t('staff.ended', { day: day(person.endedOn) })}
        section="staff"
      >
        <StaffStateBadge state={person.state} />
        {person.managed && person.state !== 'ended' ? (
          <Link className="button" to={`${here}/grants`}>
            {t('grants.add')}
          </Link>
        ) : null}
      </NetworkHead>
      {person.yourself ? <Notice>{t('staff.yourself')}</Notice> : null}
      <div className="stack">
        {person.grants.length === 0 ? (
          <div className="empty">
            <p>{t('staff.no_grants')}</p>
          </div>
        ) : (
          <GrantTable grants={person.grants} staffId={person.id} />
        )}
        <section className="panel">
          <h2>{t('staff.data')}</h2>
          <FormErrors errors={answer?.errors} />
          {person.mayChange ? (
            <Form method="post" className="form" noValidate key={person.id}>
              <StaffFields values={answer?.typed ?? person.values} errors={answer?.errors} />
              <SaveBar back="/network/staff" />
            </Form>
          ) : (
            <>
              <p>{t(person.mayManage && person.managed ? 'staff.beyond' : 'read_only')}</p>
              <dl className="facts">
                <dt>{t('staff.email')}</dt>
                <dd>{person.values.email}</dd>
                <dt>{t('staff.language')}</dt>
                <dd>{t(`staff.languages.${person.language}`)}</dd>
              </dl>
            </>
          )}
        </section>
        {person.mayChange ? (
          <section className="panel">
            <h2>{t('staff.access')}</h2>
            {person.letter ? <LetterNote letter={person.letter} /> : null}
            <ul className="rows">
              {person.state === 'ended' ? null : (
                <li>
                  <div className="rows__main">
                    <Link to={`${here}/invitation`}>{t('staff.invitation')}</Link>
                    <span className="rows__note">{t('staff.invitation_text')}</span>
                  </div>
                </li>
              )}
              {(['sign_ins', 'factors'] as const).map((page) => (
                <li key={page}>
                  <div className="rows__main">
                    <Link to={`${here}/${page.replace('_', '-')}`}>{t(`staff.${page}`)}</Link>
                    <span className="rows__note">{t(`staff.${page}_note`)}</span>
                  </div>
                </li>
              ))}
              {person.signOn === null ? null : (
                <li>
                  <div className="rows__main">
                    <Link to={`${here}/sign-on`}>{t('sign_on.title', { label: person.signOn })}</Link>
                    <span className="rows__note">{t('sign_on.note')}</span>
                  </div>
                </li>
              )}
              <li>
                <div className="rows__main">
                  <Link to={`${here}/ending`}>{t('staff.ending')}</Link>
                  <span className="rows__note">{t('staff.ending_text')}</span>
                </div>
              </li>
            </ul>
          </section>
        ) : null}
      </div>
    </>
  );
}
