import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../ui/link.tsx';
import type { PersonFacts } from './person-facts.server.ts';

/** Who the person is; the code stays masked until somebody asks for it, and `code` shows it once. */
export function Who({ facts, code }: { facts: PersonFacts; code: string | null }) {
  const { t } = useTranslation(['people', 'card']);
  const age = facts.age === null ? null : t('years', { count: facts.age });
  return (
    <section className="panel" aria-labelledby="who">
      <h2 id="who">{t('card:who.title')}</h2>
      <dl className="facts">
        <Fact name={t('card:who.name')} value={facts.fullName} />
        <dt>{t('card:who.code')}</dt>
        <dd className="form--inline">
          <Code facts={facts} code={code} />
        </dd>
        <Fact name={t('card:who.age')} value={age && facts.ageIsAbout ? t('card:who.about', { age }) : age} />
        <Fact name={t('card:who.gender')} value={facts.gender} />
        <Fact name={t('card:who.birthplace')} value={facts.birthplace} />
        <Fact name={t('card:who.citizenship')} value={facts.citizenship} />
        <Fact name={t('card:who.language')} value={facts.language} />
        <Fact name={t('card:who.education')} value={facts.education} />
        <Fact name={t('card:who.occupation')} value={facts.occupation} />
        <Fact name={t('card:who.province')} value={facts.province} />
        <Fact name={t('card:who.phone')} value={facts.phone} />
        <Fact name={t('card:who.email')} value={facts.email} />
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
  const { t } = useTranslation(['people', 'card']);
  if (facts.maskedCode === null) {
    return (
      <>
        {t('card:who.no_code')}{' '}
        <Link className="no-print" to={`/people/${facts.id}/code`}>
          {t('card:who.add_code')}
        </Link>
      </>
    );
  }
  return (
    <>
      <span role={code ? 'status' : undefined}>{code ?? facts.maskedCode}</span>
      {facts.codeKind === 'provisional' ? ` (${t('card:who.provisional')})` : null}{' '}
      {code ? null : (
        <Form method="post" className="no-print" preventScrollReset>
          <button type="submit" className="button button--link">
            {t('card:who.show_code')}
          </button>
        </Form>
      )}
    </>
  );
}
