import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { networkKeepsNames } from '../../db/queries/network.ts';
import type { Identity } from '../../db/schema/identity.ts';
import { signedIn } from '../access/gate.server.ts';
import { fieldsOf, readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { typedFrom } from '../ui/typed.ts';
import { openIdentity } from './open-identity.ts';
import { openPerson } from './open-person.server.ts';
import { loadPersonFacts } from './person-facts.server.ts';
import { usePersonName } from './person-label.tsx';
import { ProfileFields } from './profile-fields.tsx';
import { loadProfileChoices, loadUsualProfile, readProfileForm } from './profile-form.server.ts';
import { updateProfile } from './update-profile.server.ts';

/** Characters of a refused field that are shown again. */
const ECHO_LIMIT = 300;

export const handle = { words: ['people'] };
export const meta = titleMeta;

export const loader = signedIn('citizen.view', async (call) => {
  const citizen = await openPerson(call, call.params.id);
  const { name, no } = await loadPersonFacts(call, citizen);
  const identity = openIdentity(call.app.keys, citizen);
  const keepsNames = await networkKeepsNames(call.app.db);
  const choices = await loadProfileChoices(call);
  const { education, occupation, citizenship, province, language, gender } = citizen;
  return {
    title: pageTitle(call.actor.language, 'people:title.profile', { no }),
    person: { id: citizen.id, no, name },
    coded: citizen.code_kind === 'fiscal',
    keepsNames,
    choices,
    usual: await loadUsualProfile(call, choices),
    known: {
      education,
      occupation,
      citizenship,
      province,
      language,
      gender,
      birth_year: identity.birthYear === null ? null : String(identity.birthYear),
      ...(keepsNames ? namesOf(identity) : {}),
    },
  };
});

/** Names and contacts leave the server only where the network keeps them. */
function namesOf(identity: Identity) {
  const { givenName, familyName, phone, email } = identity;
  return { given_name: givenName, family_name: familyName, phone, email };
}

export const action = signedIn('citizen.view', async (call) => {
  const citizen = await openPerson(call, call.params.id);
  const form = await readForm(call.request);
  const read = readProfileForm(form, await loadProfileChoices(call), citizen, call.today);
  if (!read.ok) {
    const typed = fieldsOf(form).map(([name, value]) => [name, value.slice(0, ECHO_LIMIT)]);
    return data({ errors: read.errors, typed }, { status: 422 });
  }
  await updateProfile(call, citizen.id, read.value);
  throw redirect(`/people/${citizen.id}?done=saved`);
});

export default function Profile() {
  const { t } = useTranslation('people');
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const nameOf = usePersonName();
  const card = `/people/${page.person.id}`;
  return (
    <>
      <PageHead
        title={t('profile.title')}
        lead={t('profile.lead')}
        trail={[
          { to: '/people', label: t('find.title') },
          { to: card, label: nameOf(page.person) },
        ]}
      />
      <ErrorSummary errors={result?.errors} />
      <Form method="post" className="panel form" noValidate>
        <ProfileFields page={page} errors={result?.errors} typed={typedFrom(result?.typed)} />
        <SendBar label={t('profile.save')}>
          <Link to={card}>{t('profile.back')}</Link>
        </SendBar>
      </Form>
    </>
  );
}
