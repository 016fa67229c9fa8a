import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonFacts } from './person-facts.server.ts';

/** Who the person is; the code stays masked until somebody asks for it, and `code` shows it once. */
export function Who({ facts, code }: { facts: PersonFacts; code: string | null }) {
  const { t } = useTranslation('people');
  const age = facts.age === null ? null : t('years', { count: facts.age });
  return (
    <section className="panel" aria-labelledby="who">
      <h2 id="who">{t('who.title')}</h2>
      <dl className="facts">
        <Fact name={t('who.name')} value={facts.fullName} />
        <dt>{t('who.code')}</dt>
        <dd className="form--inline">
          <Code facts={facts} code={code} />
        </dd>
        <Fact name={t('who.age')} value={age && facts.ageIsAbout ? t('who.about', { age }) : age} />
        <Fact name={t('who.gender')} value={facts.gender} />
        <Fact name={t('who.birthplace')} value={facts.birthplace} />
        <Fact name={t('who.citizenship')} value={facts.citizenship} />
        <Fact name={t('who.language')} value={facts.language} />
        <Fact name={t('who.education')} value={facts.education} />
        <Fact name={t('who.occupation')} value={facts.occupation} />
        <Fact name={t('who.province')} value={facts.province} />
        <Fact name={t('who.phone')} value={facts.phone} />
        <Fact name={t('who.email')} value={facts.email} />
      </dl>
    </section>
  );
}

/** One line; nothing when it is not known. */
function Fact({ name, value }: { name: string; value: ReactNode }) {
  if (value === null) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Code({ facts, code }: { facts: PersonFacts; code: string | null }) {
  const { t } = useTranslation('people');
  if (facts.maskedCode === null) {
    return (
      <>
        {t('who.no_code')}{' '}
        <Link className="no-print" to={`/people/${facts.id}/code`}>
          {t('who.add_code')}
        </Link>
      </>
    );
  }
  return (
    <>
      <span role={code ? 'status' : undefined}>{code ?? facts.maskedCode}</span>
      {facts.codeKind === 'provisional' ? ` (${t('who.provisional')})` : null}{' '}
      {code ? null : (
        <Form method="post" className="no-print" preventScrollReset>
          <button type="submit" className="button button--link">
            {t('who.show_code')}
          </button>
        </Form>
      )}
    </>
  );
}
