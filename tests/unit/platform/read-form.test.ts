import { expect, it } from 'vitest';
import {
  fieldsOf,
  fileOf,
  readForm,
  readUpload,
  safeNext,
  textOf,
  textsOf,
} from '../../../app/platform/http/read-form.server.ts';
import { Problem } from '../../../app/platform/problem.ts';

it.each([
  '/',
  '/desk',
  '/desk/sessions/0190a000-0000-7000-8000-000000000001',
  '/insights?from=2026-01-01&to=2026-01-31',
  '/desk?done=a%20b',
  '/network/staff?q=anna+rossi',
  "/insights?organisation_name=L'ente*~!,()",
  `/${'a'.repeat(499)}`,
])('goes on to a page of ours: %s', (path) => {
  expect(safeNext(path)).toBe(path);
});

it.each([
  ['nothing', null],
  ['an empty text', ''],
  ['another host', 'https://evil.example/'],
  ['another host without a scheme', '//evil.example'],
  ['three slashes', '///evil.example'],
  ['a backslash for a slash', '/\\evil.example'],
  ['two backslashes', '\\\\evil.example'],
  ['a backslash later on', '/desk\\..\\x'],
  ['a script', 'javascript:alert(1)'],
  ['a script behind a slash', '/javascript:alert(1)'],
  ['data', 'data:text/html,x'],
  ['a relative path', 'desk'],
  ['a space first', ' /desk'],
  ['a tab a browser drops', '/\t/evil.example'],
  ['a line end a browser drops', '/\n/evil.example'],
  ['a header smuggled in', '/desk\r\nSet-Cookie: a=b'],
  ['a line end at the end', '/desk\n'],
  ['a user in front of a host', '/@evil.example'],
  ['a fragment', '/desk#x'],
  ['markup', '/desk?x="><script>'],
  ['a character out of ASCII', '/perché'],
  ['a slash of another script', '/／evil.example'],
  ['more than 10,000 characters', `/${'a'.repeat(10_000)}`],
])('goes home instead: %s', (_, text) => {
  expect(safeNext(text)).toBe('/');
});

it.each([
  '/desk',
  '/..//evil.example',
  '/.//evil.example',
  '/%2f/evil.example',
  '/a//evil.example',
  '/%5cevil.example',
])('never leads a browser away: %s', (text) => {
  expect(new URL(safeNext(text), 'https://bottega.example').origin).toBe('https://bottega.example');
});

const post = (body: BodyInit, type?: string) =>
  new Request('https://bottega.example/', {
    method: 'POST',
    body,
    ...(type ? { headers: { 'Content-Type': type } } : {}),
  });

it('reads what was posted', async () => {
  const sent = new URLSearchParams();
  sent.append('name', 'Ada');
  sent.append('topic', 'spid');
  sent.append('topic', 'cie');
  const form = await readForm(post(sent));
  expect(textOf(form, 'name')).toBe('Ada');
  expect(textOf(form, 'absent')).toBe('');
  expect(textsOf(form, 'topic')).toEqual(['spid', 'cie']);
  expect(textsOf(form, 'absent')).toEqual([]);
  expect(fieldsOf(form)).toEqual([
    ['name', 'Ada'],
    ['topic', 'spid'],
    ['topic', 'cie'],
  ]);
});

it.each([
  ['JSON', '{"name":"Ada"}', 'application/json', 'bad_form', 400],
  ['text', 'name=Ada', 'text/plain', 'bad_form', 400],
  ['parts without their borders', 'name=Ada', 'multipart/form-data', 'no_files', 415],
  ['parts, which could be files', '--x--', 'Multipart/Form-Data; boundary=x', 'no_files', 415],
])('refuses %s', async (_, body, type, code, status) => {
  const refused = await readForm(post(body, type)).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Problem);
  expect(refused).toMatchObject({ code, status });
});

it('reads a file where one may come, and knows when none did', async () => {
  const sent = new FormData();
  sent.set('file', new File(['geo;year'], 'x.csv'));
  sent.set('none', new File([], ''));
  sent.set('empty', new File([], 'x.csv'));
  sent.set('source', 'ISTAT');
  const form = await readUpload(new Request('https://bottega.example/', { method: 'POST', body: sent }));
  expect(await fileOf(form, 'file')).toEqual(new TextEncoder().encode('geo;year'));
  expect(await fileOf(form, 'empty')).toEqual(new Uint8Array());
  for (const name of ['none', 'source', 'absent']) expect(await fileOf(form, name)).toBeNull();
  expect(textOf(form, 'source')).toBe('ISTAT');
  expect(textOf(form, 'file')).toBe('');
  const broken = post('--x--', 'multipart/form-data; boundary=y');
  await expect(readUpload(broken)).rejects.toMatchObject({ code: 'bad_form', status: 400 });
});
