import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { filesIn, ROOT, type Source, walk } from './source.ts';

export const LANGUAGES = ['it', 'en'] as const;

/** Texts by key (`a.b.c`), by area. */
type Words = ReadonlyMap<string, ReadonlyMap<string, string>>;

function flatten(value: unknown, prefix: string, into: Map<string, string>): void {
  if (typeof value === 'string') into.set(prefix, value);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) flatten(child, prefix ? `${prefix}.${key}` : key, into);
  }
}

/** All words of a language. */
export function readWords(language: string): Words {
  return new Map(
    filesIn(`locales/${language}`).map((path) => {
      const keys = new Map<string, string>();
      flatten(JSON.parse(readFileSync(join(ROOT, path), 'utf8')), '', keys);
      return [basename(path, '.json'), keys];
    }),
  );
}

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** A key as code writes it: without the ending of its plural form, which is one where there is the form «other» too. */
export function baseKey(key: string, texts: ReadonlyMap<string, string>): string {
  const base = key.replace(PLURAL, '');
  return texts.has(`${base}_other`) ? base : key;
}

/** What a text fills in: `{{count}}` → count. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*-?\s*(\w+)/g)].map(([, name]) => name ?? ''))].sort();
}

/** A key in code: whole, or (from a template) with holes. `called` when it is the argument of `t`. */
interface KeyInCode {
  readonly pattern: RegExp;
  readonly hasHoles: boolean;
  readonly shown: string;
  readonly called: boolean;
}

const HOLE = '[\\w.:-]+';

function patternOf(node: ts.Node): Omit<KeyInCode, 'called'> | null {
  const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (ts.isStringLiteralLike(node))
    return { pattern: new RegExp(`^${literally(node.text)}$`), hasHoles: false, shown: node.text };
  if (!ts.isTemplateExpression(node)) return null;
  const tails = node.templateSpans.map((span) => HOLE + literally(span.literal.text));
  const pattern = new RegExp(`^${literally(node.head.text)}${tails.join('')}$`);
  return { pattern, hasHoles: true, shown: node.getText() };
}

/** The texts of `t(…)` and its like: a condition between two keys counts as both. */
function branchesOf(node: ts.Expression): ts.Expression[] {
  if (ts.isParenthesizedExpression(node)) return branchesOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...branchesOf(node.whenTrue), ...branchesOf(node.whenFalse)];
  return [node];
}

/** Every text in a file that could be a key. */
export function keysIn({ tree }: Source): KeyInCode[] {
  const called = new Set<ts.Node>();
  const found: KeyInCode[] = [];
  walk(tree, (node) => {
    if (ts.isCallExpression(node) && /^(\w+\.)?t$/.test(node.expression.getText()) && node.arguments[0]) {
      for (const branch of branchesOf(node.arguments[0])) called.add(branch);
    }
    const read = patternOf(node);
    if (read) found.push({ ...read, called: called.has(node) });
  });
  return found;
}

/** The areas a file speaks, by `useTranslation` or `getFixedT`; empty when it only passes keys on. */
export function areasOf({ tree }: Source): string[] {
  const areas = new Set<string>();
  walk(tree, (node) => {
    if (!ts.isCallExpression(node)) return;
    const name = node.expression.getText();
    if (!/(^|\.)(useTranslation|getFixedT)$/.test(name)) return;
    const argument = node.arguments[name.endsWith('getFixedT') ? 1 : 0];
    if (!argument) areas.add('ui');
    else walk(argument, (child) => ts.isStringLiteralLike(child) && areas.add(child.text));
  });
  return [...areas];
}
