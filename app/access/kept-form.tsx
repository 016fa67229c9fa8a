import { useTranslation } from 'react-i18next';
import type { KeptForm } from '../platform/problem.ts';
import { SendBar } from '../ui/send-bar.tsx';

/** The fields of a form as they were sent, out of sight. */
export function KeptFields({ form }: { form: KeptForm }) {
  return form.fields.map(([name, value], index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the same name may come several times, and the list never changes
    <input key={`${index}-${name}`} type="hidden" name={name} value={value} />
  ));
}

/** A button that sends what was sent before once more. */
export function SendAgain({ kept, label }: { kept: KeptForm; label: string }) {
  const { t } = useTranslation('access');
  return (
    <form method="post" action={kept.action} className="form">
      <KeptFields form={kept} />
      <SendBar label={label}>
        <a href="/">{t('kept.drop')}</a>
      </SendBar>
    </form>
  );
}

/** What travels with the forms of signing in: where to go on, and a form that was being sent. */
export function Onward({ next, kept }: { next: string; kept?: KeptForm | null }) {
  return (
    <>
      <input type="hidden" name="next" value={next} />
      {kept ? <input type="hidden" name="kept" value={JSON.stringify(kept)} /> : null}
    </>
  );
}

/** Before a kept form can be sent: the second factor is added in another tab, so that this one keeps the form. */
export function EnrolBeside() {
  const { t } = useTranslation('access');
  return (
    <p>
      <a href="/account/factors" target="_blank" rel="noreferrer">
        {t('kept.enrol')}
      </a>
    </p>
  );
}

/** The other ways to prove who one is stand on their own page: the form waits here for the tab in which that is done. */
export function ConfirmBeside({ next, kept }: { next: string; kept: KeptForm | undefined }) {
  const { t } = useTranslation('access');
  if (!kept) {
    return (
      <p>
        <a href={`/account/confirmation?next=${encodeURIComponent(next)}`}>{t('confirm.other')}</a>
      </p>
    );
  }
  return (
    <>
      <p>
        <a href="/account/confirmation" target="_blank" rel="noreferrer">
          {t('confirm.beside')}
        </a>
      </p>
      <SendAgain kept={kept} label={t('problem.send_again')} />
    </>
  );
}
