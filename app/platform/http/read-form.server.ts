import { Problem } from '../problem.ts';

/** True for a form of parts, some of which may be files. */
export function mayHoldFiles(request: Request): boolean {
  return /^\s*multipart\//i.test(request.headers.get('Content-Type') ?? '');
}

/**
 * The posted fields; a body that is not a form is refused (400), one that may hold files too (415): pages that take files
 * use `readUpload`. Size is limited before it gets here.
 */
export async function readForm(request: Request): Promise<FormData> {
  if (mayHoldFiles(request)) throw new Problem('no_files', 415);
  return readUpload(request);
}

/** The posted fields and files of a page that takes files; what is in a file is for its own reader to judge. */
export async function readUpload(request: Request): Promise<FormData> {
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

/** The bytes of the one file of a field; null when none was chosen: browsers then send one without a name. */
export async function fileOf(form: FormData, name: string): Promise<Uint8Array | null> {
  const value = form.get(name);
  if (value === null || typeof value === 'string' || (value.size === 0 && value.name === '')) return null;
  return new Uint8Array(await value.arrayBuffer());
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
  if (!text || !/^\/(?![/\\])[\w\-./?=&%+*~!,()']*$/.test(text) || text.length > LONGEST_PATH) return '/';
  return text;
}
