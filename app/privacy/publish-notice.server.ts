import { isUniqueViolation } from '../../db/engines/differences.ts';
import { findNotice, insertNotice } from '../../db/queries/notices.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { isDay } from '../platform/clock.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import { textOf } from '../platform/http/read-form.server.ts';
import { Problem } from '../platform/problem.ts';
import type { FieldError, FieldErrors } from '../ui/field-errors.ts';

/** Characters of a text: some six pages. */
const NOTICE_LENGTH = 15_000;

/** A version as it is typed. */
interface NoticeForm {
  readonly text_it: string;
  readonly text_en: string;
  readonly valid_from: string;
}

/** Reads a new version: a text in both languages, from today on at the earliest. */
export function readNotice(
  form: FormData,
  today: string,
): { readonly typed: NoticeForm; readonly errors: FieldErrors | undefined } {
  const text = (name: string) =>
    textOf(form, name)
      .normalize('NFC')
      .replaceAll('\r\n', '\n')
      .trim()
      .slice(0, NOTICE_LENGTH + 1);
  const typed = {
    text_it: text('text_it'),
    text_en: text('text_en'),
    valid_from: textOf(form, 'valid_from').trim().slice(0, 10),
  };
  const errors: Record<string, FieldError> = {};
  for (const name of ['text_it', 'text_en'] as const) {
    if (typed[name] === '') errors[name] = { key: 'privacy:notice.wrong.empty' };
    else if (typed[name].length > NOTICE_LENGTH || !isPlainText(typed[name])) {
      errors[name] = { key: 'privacy:notice.wrong.text', words: { most: NOTICE_LENGTH } };
    }
  }
  if (!isDay(typed.valid_from) || typed.valid_from < today) {
    errors.valid_from = { key: 'privacy:notice.wrong.day' };
  }
  return { typed, errors: Object.keys(errors).length > 0 ? errors : undefined };
}

/**
 * Adds a version, unless that day's says the same already; the earlier ones stay as people read them. Throws
 * `changed_meanwhile` (409) when two that differ come at once.
 */
export async function publishNotice({ app, actor, now }: Call, notice: NoticeForm): Promise<void> {
  try {
    await app.db.transaction().execute(async (trx) => {
      if (isSame(await findNotice(trx, notice.valid_from), notice)) return;
      const version = await insertNotice(trx, {
        ...notice,
        written_by: actor.staffId,
        written_at: now.toISOString(),
      });
      await audit(trx, {
        at: now,
        staffId: actor.staffId,
        action: 'notice.publish',
        subjectKind: 'notice',
        subjectId: String(version),
        detail: { valid_from: notice.valid_from },
      });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    if (!isSame(await findNotice(app.db, notice.valid_from), notice))
      throw new Problem('changed_meanwhile', 409);
  }
}

function isSame(known: NoticeForm | undefined, { text_it, text_en, valid_from }: NoticeForm): boolean {
  return known?.valid_from === valid_from && known.text_it === text_it && known.text_en === text_en;
}
