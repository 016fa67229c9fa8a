import { type Migration, Migrator } from 'kysely/migration';
import type { Db } from '../index.ts';
import * as foundation from './0001-foundation.ts';
import * as keyProof from './0002-key-proof.ts';
import * as figureDays from './0003-figure-days.ts';
import * as auditChain from './0004-audit-chain.ts';
import * as keyRing from './0005-key-ring.ts';
import * as factors from './0006-factors.ts';
import * as mail from './0007-mail.ts';
import * as singleSignOn from './0008-single-sign-on.ts';
import * as dataRequests from './0009-data-requests.ts';
import * as siteStatusDay from './0010-site-status-day.ts';
import * as retention from './0011-retention.ts';
import * as responseFacts from './0012-response-facts.ts';
import * as ownHands from './0013-own-hands.ts';
import * as paper from './0014-paper.ts';
import * as populations from './0015-populations.ts';
import * as unfinishedIndex from './0017-unfinished-index.ts';
import * as changeLetters from './0018-change-letters.ts';
import * as figureDimensions from './0019-figure-dimensions.ts';
import * as apiTokens from './0020-api-tokens.ts';
import * as views from './0021-views.ts';
import * as programmeTargets from './0022-programme-targets.ts';
import * as courses from './0023-courses.ts';
import * as enrolment from './0024-enrolment.ts';
import * as figureContent from './0026-figure-content.ts';
import * as figureDaysToRead from './0027-figure-days-to-read.ts';
import * as courseChecks from './0030-course-checks.ts';
import * as certificateShare from './0032-certificate-share.ts';
import * as firstAttendance from './0033-first-attendance.ts';
import * as skillsIndexes from './0037-skills-indexes.ts';
import * as caseVersion from './0038-case-version.ts';
import * as contentRevision from './0043-content-revision.ts';

/** In order, imported statically; a released one is never edited. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-key-proof': keyProof,
  '0003-figure-days': figureDays,
  '0004-audit-chain': auditChain,
  '0005-key-ring': keyRing,
  '0006-factors': factors,
  '0007-mail': mail,
  '0008-single-sign-on': singleSignOn,
  '0009-data-requests': dataRequests,
  '0010-site-status-day': siteStatusDay,
  '0011-retention': retention,
  '0012-response-facts': responseFacts,
  '0013-own-hands': ownHands,
  '0014-paper': paper,
  '0015-populations': populations,
  '0017-unfinished-index': unfinishedIndex,
  '0018-change-letters': changeLetters,
  '0019-figure-dimensions': figureDimensions,
  '0020-api-tokens': apiTokens,
  '0021-views': views,
  '0022-programme-targets': programmeTargets,
  '0023-courses': courses,
  '0024-enrolment': enrolment,
  '0026-figure-content': figureContent,
  '0027-figure-days-to-read': figureDaysToRead,
  '0030-course-checks': courseChecks,
  '0032-certificate-share': certificateShare,
  '0033-first-attendance': firstAttendance,
  '0038-case-version': caseVersion,
  '0037-skills-indexes': skillsIndexes,
  '0043-content-revision': contentRevision,
};

function migratorFor(db: Db): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
}

/** Brings the database up to date; returns the names applied. Throws the first failure, nothing half-done. */
export async function migrate(db: Db): Promise<string[]> {
  const { error, results } = await migratorFor(db).migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/** True when no migration is waiting. */
export async function isMigrated(db: Db): Promise<boolean> {
  const migrations = await migratorFor(db).getMigrations();
  return migrations.every((migration) => migration.executedAt !== undefined);
}

/** True once the database can tell which master key it was begun with. */
export async function hasKeyProofs(db: Db): Promise<boolean> {
  const migrations = await migratorFor(db).getMigrations();
  return migrations.some(({ name, executedAt }) => name === '0002-key-proof' && executedAt !== undefined);
}
