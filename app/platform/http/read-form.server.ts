import { Problem } from '../problem.ts';

/**
 * The posted fields; a body that is not a form is refused (400), one that may hold files too (415): no page takes files.
 * The first that does reads them by a reader of its own, which names kinds (told by their first bytes), sizes and counts.
 * Size is limited before it gets here.
 */
export async function readForm(request: Request): Promise<FormData> {
  if (/^\s*multipart\//i.test(request.headers.get('Content-Type') ?? '')) throw new Problem('no_files', 415);
  try {
    return await request.formData();
  } catch {
    throw new Problem('bad_form', 400);
  }
}

/** Text of a field, '' when absent or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** All texts of a repeated field. */
export function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string');
}

/** Every text field as sent, to give back what was typed. */
export function fieldsOf(form: FormData): [string, string][] {
  return [...form.entries()].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
}

/** An address of ours with two hundred people of a group in it. */
const LONGEST_PATH = 10_000;

/** A path on this site to go to next; anything else becomes the home page. */
export function safeNext(text: string | null): string {
  if (!text || !/^\/(?![/\\])[\w\-./?=&%]*$/.test(text) || text.length > LONGEST_PATH) return '/';
  return text;
}
