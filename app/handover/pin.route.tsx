import { data, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { choosePin, readNewPin } from './choose-pin.server.ts';
import { NewPinFields } from './new-pin-fields.tsx';

export const handle = { words: ['handover'] };
export const meta = titleMeta;

export const loader = signedIn(
  'questionnaire.fill',
  async ({ actor }) => ({ title: pageTitle(actor.language, 'handover:pin.title') }),
  { fresh: true },
);

export const action = signedIn(
  'questionnaire.fill',
  async (call) => {
    const read = readNewPin(await readForm(call.request));
    if (!read.ok) return data({ errors: read.errors }, { status: 422 });
    await choosePin(call, read.pin);
    throw redirect('/account?done=pin');
  },
  { fresh: true },
);

export default function Pin() {
  const { t } = useTranslation('handover');
  const errors = useActionData<typeof action>()?.errors;
  return (
    <>
      <PageHead title={t('pin.title')} trail={[{ to: '/account', label: t('pin.account') }]} />
      <div className="panel panel--narrow">
        <p>{t('pin.text')}</p>
        <ErrorSummary errors={errors} />
        <form method="post" className="form" noValidate>
          <NewPinFields errors={errors} />
          <SendBar label={t('pin.save')}>
            <Link to="/account">{t('pin.cancel')}</Link>
          </SendBar>
        </form>
      </div>
    </>
  );
}
