import type { Db } from '../index.ts';
import { insertFirstNotice, listNotices } from '../queries/notices.ts';
import { insertDefaultRules, listRetentionRules } from '../queries/retention.ts';
import type { RetentionKind } from '../schema/retention-rule.ts';
import notice from './notice.json' with { type: 'json' };

/** What a network begins with: days for records nobody used, months for the others (docs/decisions/0020-retention.md). */
const DEFAULT_RULES: readonly { readonly kind: RetentionKind; readonly amount: number }[] = [
  { kind: 'unused_record', amount: 30 },
  { kind: 'identity', amount: 36 },
  { kind: 'note', amount: 24 },
  { kind: 'sign_in', amount: 6 },
  { kind: 'link', amount: 1 },
];

/** A network that worked without rules has a month to look at what they would take. */
const NOTICE_DAYS = 30;

const civilDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' });

/** Gives a database the rules and the notice every network begins with; `inUse` when people have worked with it. */
export async function loadPrivacyDefaults(db: Db, inUse: boolean, now = new Date()): Promise<void> {
  const known = await listRetentionRules(db);
  const missing = DEFAULT_RULES.filter(({ kind }) => !known.some((rule) => rule.kind === kind));
  const valid_from = civilDay.format(new Date(now.getTime() + (inUse ? NOTICE_DAYS * 86_400_000 : 0)));
  await insertDefaultRules(
    db,
    missing.map((rule) => ({ ...rule, valid_from, set_at: now.toISOString() })),
  );
  if ((await listNotices(db)).length > 0) return;
  await insertFirstNotice(db, {
    valid_from: civilDay.format(now),
    text_it: notice.it.join('\n\n'),
    text_en: notice.en.join('\n\n'),
    written_by: null,
    written_at: now.toISOString(),
  });
}
