import type { Insertable } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { CertificateTable } from '../schema/certificate.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

/** A certificate with whom and what it is about: the card (`identity_sealed`, bound to `card_id`) or the colleague. */
export type SeenCertificate = Awaited<ReturnType<typeof listCertificates>>[number];

function seenCertificates(db: Db) {
  return (
    db
      .selectFrom('certificate')
      .innerJoin('enrolment', 'enrolment.id', 'certificate.enrolment_id')
      .innerJoin('edition', 'edition.id', 'enrolment.edition_id')
      .innerJoin('course', 'course.id', 'edition.course_id')
      .innerJoin('site', 'site.id', 'edition.site_id')
      .innerJoin('organisation', 'organisation.id', 'site.organisation_id')
      // The card that counts, also after a merge.
      .leftJoin('citizen', 'citizen.no', 'enrolment.person_no')
      .leftJoin('staff', 'staff.id', 'enrolment.staff_id')
      .selectAll('certificate')
      .select(['enrolment.edition_id', 'edition.course_id', 'edition.site_id', 'enrolment.contact_sealed'])
      .select(['course.title as course_title', 'course.language as course_language'])
      .select(['site.name as site_name', 'organisation.name as organisation_name'])
      .select(['citizen.id as card_id', 'citizen.no as card_no', 'citizen.identity_sealed'])
      .select(['citizen.language as person_language', 'staff.full_name as staff_name'])
      .select((eb) => eb.fn.coalesce('edition.title', 'course.title').as('title'))
  );
}

/** Every certificate of an edition in scope, revoked ones too, the latest first. */
export async function listCertificates(db: Db, scope: Scope, editionId: string) {
  return seenCertificates(db)
    .where('enrolment.edition_id', '=', editionId)
    .where(inScope(scope, 'edition.site_id'))
    .orderBy('certificate.issued_on', 'desc')
    .orderBy('certificate.id', 'desc')
    .execute();
}

/** One certificate in scope. */
export async function findCertificate(
  db: Db,
  scope: Scope,
  id: string,
): Promise<SeenCertificate | undefined> {
  return seenCertificates(db)
    .where('certificate.id', '=', id)
    .where(inScope(scope, 'edition.site_id'))
    .executeTakeFirst();
}

/** The certificate of a code. Takes no scope: who has the code was shown the certificate. */
export async function findCertificateByCode(db: Db, codeHash: string): Promise<SeenCertificate | undefined> {
  return seenCertificates(db).where('certificate.code_hash', '=', codeHash).executeTakeFirst();
}

/** Issues a certificate; false when the enrolment has a valid one. */
export async function insertCertificate(
  trx: Trx,
  certificate: Insertable<CertificateTable>,
): Promise<boolean> {
  const result = await trx
    .insertInto('certificate')
    .values(certificate)
    .onConflict((conflict) => conflict.column('enrolment_id').where('revoked_at', 'is', null).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Revokes a certificate; false when it was before. */
export async function endCertificate(trx: Trx, id: string, staffId: string, at: string): Promise<boolean> {
  const result = await trx
    .updateTable('certificate')
    .set({ revoked_at: at, revoked_by: staffId })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
