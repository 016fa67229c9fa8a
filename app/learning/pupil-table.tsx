import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import type { Moment } from './before-after.ts';
import type { Outcomes, Pupil } from './load-outcomes.server.ts';

/** Everybody of an edition: hours, questionnaires before and after, certificate. */
export function PupilTable({ outcomes }: { readonly outcomes: Outcomes }) {
  const { t } = useTranslation('learning');
  const { people, instrument, certificate } = outcomes;
  if (people.length === 0) return <p className="empty">{t('people.none')}</p>;
  return (
    <TableBox caption={t('people.caption')} wide>
      <thead>
        <tr>
          <th scope="col">{t('people.name')}</th>
          <th scope="col" className="num">
            {t('people.hours')}
          </th>
          {instrument ? (
            <>
              <th scope="col">{t('people.before')}</th>
              <th scope="col">{t('people.after')}</th>
            </>
          ) : null}
          {certificate ? <th scope="col">{t('people.certificate')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {people.map((pupil) => (
          <PupilRow key={pupil.id} pupil={pupil} outcomes={outcomes} />
        ))}
      </tbody>
    </TableBox>
  );
}

interface RowProps {
  readonly pupil: Pupil;
  readonly outcomes: Outcomes;
}

function PupilRow({ pupil, outcomes }: RowProps) {
  const { t } = useTranslation('learning');
  const formats = useFormats();
  const name =
    pupil.name ?? (pupil.no === null ? t('people.unknown') : t('people.numbered', { no: pupil.no }));
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="num">{formats.duration(pupil.attended)}</td>
      {outcomes.instrument ? (
        <>
          <td>
            <CheckCell pupil={pupil} name={name} moment="before" />
          </td>
          <td>
            <CheckCell pupil={pupil} name={name} moment="after" />
          </td>
        </>
      ) : null}
      {outcomes.certificate ? (
        <td>
          <CertificateCell pupil={pupil} outcomes={outcomes} name={name} />
        </td>
      ) : null}
    </tr>
  );
}

/** That the questionnaire is done, or the way to have it answered. */
function CheckCell({
  pupil,
  name,
  moment,
}: {
  readonly pupil: Pupil;
  readonly name: string;
  readonly moment: Moment;
}) {
  const { t } = useTranslation('learning');
  const { state, answers } = pupil[moment];
  if (answers !== null) {
    return (
      <a href={`/responses/${answers}/result`} aria-label={t(`people.done_${moment}_of`, { name })}>
        {t('people.done')}
      </a>
    );
  }
  if (state === 'not_now' || pupil.personId === null) return t('people.not_yet');
  return (
    <Link to={`/enrolments/${pupil.id}/checks`} aria-label={t(`people.${state}_${moment}_of`, { name })}>
      {t(`people.${state}`)}
    </Link>
  );
}

function CertificateCell({ pupil, outcomes, name }: RowProps & { readonly name: string }) {
  const { t } = useTranslation('learning');
  const formats = useFormats();
  const { certificate, earned } = pupil;
  if (certificate) {
    return (
      <>
        <a
          href={`/certificates/${certificate.id}/certificate.pdf`}
          aria-label={t('people.file_of', { name, day: formats.shortDay(certificate.issuedOn) })}
        >
          {t('people.file', { day: formats.shortDay(certificate.issuedOn) })}
        </a>
        {outcomes.mayRevoke ? (
          <>
            {' · '}
            <Link
              to={`/certificates/${certificate.id}/revocation`}
              aria-label={t('people.revoke_of', { name })}
            >
              {t('people.revoke')}
            </Link>
          </>
        ) : null}
      </>
    );
  }
  if (!earned) return t('people.not_earned');
  return (
    <Form method="post" action={`/editions/${outcomes.id}/certificates`}>
      <button
        type="submit"
        name="enrolment"
        value={pupil.id}
        className="button button--small"
        aria-label={t('people.issue_of', { name })}
      >
        {t('people.issue')}
      </button>
    </Form>
  );
}
