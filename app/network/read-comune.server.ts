import { textOf } from '../platform/http/read-form.server.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { comuneText } from './comune-text.ts';
import { type Comune, comuneByCode, searchComuni } from './comuni.server.ts';

type ReadComune =
  | { readonly ok: true; readonly comune: Comune }
  | {
      readonly ok: false;
      readonly errors: FieldErrors;
      /** To choose from when the name fits several. */
      readonly choices: readonly Comune[];
    };

const CHOICES = 12;
const sameName = new Intl.Collator('it', { sensitivity: 'base', ignorePunctuation: true });

/** The field's text for a kept code; the code itself when the comune is no more. */
export async function comuneTextByCode(code: string): Promise<string> {
  const comune = await comuneByCode(code);
  return comune ? comuneText(comune) : code;
}

/** The comune of the field `comune` (a name, with the province if need be) or chosen as `comune_code`. */
export async function readComune(form: FormData): Promise<ReadComune> {
  const typed = textOf(form, 'comune').trim().slice(0, 100);
  const refused = (key: string, choices: readonly Comune[] = []): ReadComune => ({
    ok: false,
    errors: { comune: { key } },
    choices,
  });
  if (typed === '') return refused('ui:errors.required');
  const parts = /^(.*?)\s*\((\w\w)\)$/.exec(typed);
  const name = parts?.[1] ?? typed;
  const province = parts?.[2]?.toUpperCase();
  const fitting = (await searchComuni(name, 100)).filter(
    (comune) => province === undefined || comune.province === province,
  );
  const chosen = fitting.find(({ code }) => code === textOf(form, 'comune_code'));
  if (chosen) return { ok: true, comune: chosen };
  const exact = fitting.filter((comune) => sameName.compare(comune.name, name) === 0);
  const candidates = exact.length > 0 ? exact : fitting;
  const [first, second] = candidates;
  if (!first) return refused('network:error.comune_unknown');
  if (!second) return { ok: true, comune: first };
  return refused('network:error.comune_several', candidates.slice(0, CHOICES));
}
