import { encodeQR } from 'qr';
import type { SeenCertificate } from '../../db/queries/certificates.ts';
import { findCourseCodes } from '../../db/queries/courses.ts';
import { findNetwork } from '../../db/queries/network.ts';
import { listHeldLessons } from '../../db/queries/teaching.ts';
import type { Call } from '../access/gate.server.ts';
import { listedNameOf } from '../enrolments/name-of.server.ts';
import { audit } from '../platform/audit.server.ts';
import type { Language } from '../platform/languages.ts';
import { openLetter } from '../platform/pdf.server.ts';
import { Problem } from '../platform/problem.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/formats.ts';
import { shownVerificationCode } from './verification-code.ts';

/** To be filled in with a pen where the network keeps no names. */
const NAME_LINE = '_'.repeat(42);

/**
 * A certificate as tagged PDF, in one language, with the code anybody verifies it by. Throws `certificate_revoked` (409),
 * and `certificate_gone` (409) once the person had everything erased.
 */
export async function writeCertificate(
  { app, actor, now }: Call,
  certificate: SeenCertificate,
  language: Language,
): Promise<Buffer> {
  if (certificate.revoked_at !== null) throw new Problem('certificate_revoked', 409);
  if (certificate.code_sealed === null) throw new Problem('certificate_gone', 409);
  const code = app.keys.open(certificate.code_sealed, certificate.id);
  const { t } = wordsIn(language);
  const formats = formatsFor(language);
  const network = await findNetwork(app.db);
  const { competences } = await findCourseCodes(app.db, certificate.course_id);
  const lessons = await listHeldLessons(app.db, [certificate.edition_id]);
  const [first, last] = [
    lessons[0]?.day ?? certificate.issued_on,
    lessons.at(-1)?.day ?? certificate.issued_on,
  ];
  await audit(app.db, {
    at: now,
    staffId: actor.staffId,
    action: 'certificate.view',
    subjectKind: 'certificate',
    subjectId: certificate.id,
    siteId: certificate.site_id,
  });

  const letter = openLetter({
    title: t('certificates:paper.title'),
    sender: [network?.name, certificate.organisation_name].filter(Boolean).join(' · '),
    language,
    at: now,
  });
  letter.paragraph(t('certificates:paper.attests'));
  letter.heading(listedNameOf(app.keys, { ...certificate, id: certificate.enrolment_id }) ?? NAME_LINE);
  letter.paragraph(t('certificates:paper.attended', { course: certificate.course_title }));
  letter.facts([
    [
      t('certificates:paper.hours'),
      t(
        certificate.share_needed === null ? 'certificates:paper.hours_of' : 'certificates:paper.hours_rule',
        hoursOf(certificate, formats),
      ),
    ],
    [
      t('certificates:paper.days'),
      t('certificates:paper.from_to', { from: formats.date(first), to: formats.date(last) }),
    ],
    [t('certificates:paper.site'), certificate.site_name],
    [t('certificates:paper.issued'), formats.date(certificate.issued_on)],
  ]);
  if (competences.length > 0) {
    letter.heading(t('certificates:paper.competences'));
    letter.list(competences.map((one) => `${one} ${t(`courses:competences.${one}`)}`));
  }
  letter.heading(t('certificates:paper.verify'));
  const address = new URL(`/verify/${shownVerificationCode(code)}`, app.config.publicUrl).href;
  letter.facts([
    [t('certificates:paper.code'), shownVerificationCode(code)],
    [t('certificates:paper.address'), address],
  ]);
  letter.squares(encodeQR(address, 'raw', { border: 2 }), t('certificates:paper.picture'));
  return letter.finish();
}

function hoursOf(
  { minutes, minutes_planned, share_needed }: SeenCertificate,
  formats: ReturnType<typeof formatsFor>,
) {
  const [hours, planned] = [formats.duration(minutes), formats.duration(minutes_planned)];
  return { hours, planned, share: share_needed ?? 0 };
}
