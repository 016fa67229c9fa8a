import { useTranslation } from 'react-i18next';

const ROLES = ['facilitator', 'coordinator', 'trainer', 'analyst', 'admin', 'auditor'] as const;

/** On the demo network only: who can be tried. The password is printed by `npm run demo`. */
export function DemoAccounts() {
  const { t } = useTranslation('sign-in');
  return (
    <section className="panel" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t('demo.title')}</h2>
      <p>{t('demo.text')}</p>
      <dl className="facts">
        {ROLES.map((role) => (
          <div key={role} className="facts__row">
            <dt>{t(`role.${role}`)}</dt>
            <dd>
              <code>{role}@demo.bottega.example</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
