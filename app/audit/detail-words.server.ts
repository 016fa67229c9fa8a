import { AUDIT_DETAILS, type AuditDetail } from '../platform/audit-details.ts';
import { civil } from '../platform/clock.ts';
import type { Language } from '../platform/languages.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/formats.ts';

/** What a detail is worded with. */
interface Wording {
  readonly language: Language;
  readonly timeZone: string;
  /** Names of the staff and sites an id may stand for. */
  readonly names: ReadonlyMap<string, string>;
}

/** The word of an action as a key of `audit.json`. */
export function actionKey(action: string): string {
  return `action.${action.replaceAll('.', '_')}`;
}

/** Keys under which a code may have its words, by the detail it is the value of: the first that exists counts. */
const CODE_KEYS: Partial<Readonly<Record<AuditDetail, (code: string) => readonly string[]>>> = {
  action: (code) => [`audit:${actionKey(code)}`],
  capability: (code) => [`explain:capability.${code}`],
  factor: (code) => [`audit:value.factor.${code}`],
  fault: (code) => [`audit:chain.fault.${code}`],
  fields: (code) => [`people:profile.${code.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`],
  from: (code) => [`network:sites.statuses.${code}`],
  to: (code) => [`network:sites.statuses.${code}`],
  kind: (code) => [
    `privacy:kind.${code}`,
    `privacy:retention.kind.${code}`,
    `audit:value.code.${code}`,
    `audit:subject.${code}`,
  ],
  language: (code) => [`network:staff.languages.${code}`],
  problem: (code) => [`problem:${code}.title`],
  refusal: (code) => [`privacy:refusal.${code}`],
  role: (code) => [`network:grants.roles.${code}`],
  scope: (code) => [`audit:value.scope.${code}`],
  step: (code) => [`audit:value.factor.${code}`],
  way: (code) => [`audit:value.way.${code}`],
};

const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/**
 * `{"heads":2,"day":"2026-11-21"}` → `presenti: 2 · giorno: 21 nov 2026`. What is empty is left out; what nobody has
 * words for (an id, a count) stands as it is.
 */
export function detailText(detail: string, wording: Wording): string {
  const told: unknown = JSON.parse(detail);
  if (typeof told !== 'object' || told === null) return detail;
  const { t } = wordsIn(wording.language);
  return Object.entries(told)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => {
      const known = AUDIT_DETAILS.find((detail) => detail === name);
      return known
        ? `${t(`audit:detail.${known}`)}: ${valueText(known, value, wording)}`
        : `${name} ${String(value)}`;
    })
    .join(' · ');
}

function valueText(name: AuditDetail, value: unknown, wording: Wording): string {
  const { t } = wordsIn(wording.language);
  if (typeof value === 'boolean') return t(value ? 'audit:value.yes' : 'audit:value.no');
  const text = String(value);
  // The fields of a profile come as one text of several codes.
  if (name === 'fields')
    return text
      .split(' ')
      .map((code) => codeText(name, code, wording))
      .join(', ');
  return codeText(name, text, wording);
}

function codeText(name: AuditDetail, text: string, { language, timeZone, names }: Wording): string {
  const { t, exists } = wordsIn(language);
  const formats = formatsFor(language);
  if (DAY.test(text)) return formats.date(text);
  if (INSTANT.test(text)) {
    const { day, time } = civil(new Date(text), timeZone);
    return `${formats.date(day)} ${time}`;
  }
  const key = CODE_KEYS[name]?.(text).find((key) => exists(key));
  return key ? t(key) : (names.get(text) ?? text);
}
