import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { addDays } from '../platform/clock.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
import { Link } from '../ui/link.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { withPicked } from './choose-by-name.ts';
import { createToken } from './create-token.server.ts';
import { typedIn } from './fields.server.ts';
import { FormErrors } from './form-errors.tsx';
import { ScopeField } from './grant-fields.tsx';
import { isScopeText } from './grant-form.server.ts';
import { NetworkHead } from './network-head.tsx';
import { placeAt, settlePlace } from './places.server.ts';
import { SaveBar } from './save-bar.tsx';
import { readTokenForm } from './token-form.server.ts';
import { TOKEN_ROLES, USUAL_DAYS } from './token-rules.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn(
  'token.manage',
  async (call) => ({
    title: pageTitle(call.actor.language, 'network:tokens.new'),
    place: await placeAt(call, 'token.manage', 'network'),
    expiresOn: addDays(call.today, USUAL_DAYS),
    origin: call.app.config.publicUrl.origin,
  }),
  { fresh: true },
);

/** Answers with the page itself, not a redirect: the secret can be shown only once. */
export const action = signedIn(
  'token.manage',
  async (call) => {
    const form = await readForm(call.request);
    const typed = typedIn(form);
    const { picked, chooser } = await settlePlace(call, 'token.manage', 'scope', form, isScopeText);
    const read = readTokenForm(form, call.today);
    if (!read.ok) {
      const errors = withPicked(read.errors, 'scope', picked);
      return data({ secret: null, errors, typed, place: chooser }, { status: 422 });
    }
    const made = await createToken(call.app.db, { now: call.now, staffId: call.actor.staffId }, read.value);
    if (!made) {
      const errors = { scope: { key: 'ui:errors.choose' } };
      return data({ secret: null, errors, typed, place: chooser }, { status: 422 });
    }
    return data({ secret: made.secret, errors: undefined, typed, place: chooser });
  },
  { fresh: true },
);

const LABELS = { name: 'tokens.name', expires_on: 'tokens.expires_on' } as const;

export default function NewToken() {
  const { t } = useTranslation('network');
  const { place, expiresOn, origin } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.secret) return <Secret secret={answer.secret} origin={origin} />;
  const typed = answer?.typed ?? {};
  return (
    <>
      <NetworkHead title={t('tokens.new')} section="tokens" />
      <div className="panel panel--narrow">
        <FormErrors errors={answer?.errors} labels={LABELS} />
        <p>{t('tokens.new_text')}</p>
        <Form method="post" className="form" noValidate>
          <TextField
            name="name"
            label={t('tokens.name')}
            hint={t('tokens.name_hint')}
            defaultValue={typed.name}
            errors={answer?.errors}
          />
          <div className="form form--row">
            <SelectField
              name="role"
              label={t('grants.role')}
              defaultValue={typed.role ?? 'analyst'}
              choices={TOKEN_ROLES.map((value) => ({ value, label: t(`grants.roles.${value}`) }))}
              errors={answer?.errors}
            />
            <ScopeField place={answer?.place ?? place} errors={answer?.errors} />
            <TextField
              name="expires_on"
              type="date"
              label={t('tokens.expires_on')}
              defaultValue={typed.expires_on ?? expiresOn}
              errors={answer?.errors}
            />
          </div>
          <SaveBar back="/network/tokens" label={t('tokens.create')} />
        </Form>
      </div>
    </>
  );
}

function Secret({ secret, origin }: { secret: string; origin: string }) {
  const { t } = useTranslation('network');
  return (
    <section className="panel panel--narrow panel--focus">
      <h1>{t('tokens.shown')}</h1>
      <p>{t('tokens.shown_text')}</p>
      <p className="link-once" translate="no">
        {secret}
      </p>
      <p>{t('tokens.try')}</p>
      <p className="formula" translate="no">{`curl -H "Authorization: Bearer …" ${origin}/api/v1/sites`}</p>
      <div className="actions">
        <Link className="button button--main" to="/network/tokens">
          {t('tokens.kept')}
        </Link>
        <Link to="/api">{t('tokens.api')}</Link>
      </div>
    </section>
  );
}
