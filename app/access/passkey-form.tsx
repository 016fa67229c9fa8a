import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptForm } from '../platform/problem.ts';
import { Notice } from '../ui/notice.tsx';
import { Onward } from './kept-form.tsx';
import type { PasskeyAct } from './passkey-act.ts';

/** Asks the authenticator what the server wants signed; answers JSON for the form. */
async function answerOf(asks: PasskeyAct): Promise<string> {
  const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser');
  const asked = await fetch('/passkey-options', { method: 'POST', body: new URLSearchParams({ asks }) });
  if (!asked.ok) throw new Error(`Asking for ${asks} was answered ${asked.status}.`);
  const optionsJSON = await asked.json();
  const answer =
    asks === 'enrol' ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON });
  return JSON.stringify(answer);
}

/** A form one sends with a passkey. Only scripts can talk to one: without them the form says so. */
export function PasskeyForm({
  action,
  asks,
  label,
  next,
  kept,
  children,
}: {
  action: string;
  asks: PasskeyAct;
  label: string;
  next: string;
  kept?: KeptForm | null;
  /** Fields before the button. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('sign-in');
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<'no_script' | 'ready' | 'asking' | 'failed' | 'unknown'>('no_script');
  useEffect(() => setState('PublicKeyCredential' in window ? 'ready' : 'unknown'), []);

  async function ask() {
    setState('asking');
    try {
      const answer = await answerOf(asks);
      if (!field.current) return;
      field.current.value = answer;
      form.current?.submit();
    } catch {
      setState('failed');
    }
  }

  if (state === 'unknown') return <p>{t('passkey.unknown')}</p>;
  return (
    <form
      method="post"
      action={action}
      className="form"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <Onward next={next} kept={kept} />
      <input type="hidden" name="passkey" ref={field} />
      <noscript>
        <p>{t('passkey.no_script')}</p>
      </noscript>
      {state === 'failed' ? <Notice tone="bad">{t('passkey.failed')}</Notice> : null}
      {children}
      <div className="actions">
        <button type="submit" className="button" disabled={state === 'no_script' || state === 'asking'}>
          {label}
        </button>
      </div>
    </form>
  );
}
