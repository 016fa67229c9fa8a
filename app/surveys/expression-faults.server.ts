import { ConditionRunner, FunctionFactory } from 'survey-core';
import { isRecord } from './canonical-json.ts';
import type { Fault } from './definition-faults.server.ts';

const EXPRESSIONS: ReadonlySet<string> = new Set(['visibleIf', 'expression']);

/** Expressions of a definition that SurveyJS cannot read, or that name questions or functions there are none of. */
export function expressionFaults(definition: unknown): Fault[] {
  const questions = new Set<string>();
  const expressions: { path: string; text: string }[] = [];
  const walk = (value: unknown, path: string) => {
    if (Array.isArray(value)) {
      for (const [index, one] of value.entries()) walk(one, `${path}[${index}]`);
    } else if (isRecord(value)) {
      if (typeof value.name === 'string' && typeof value.type === 'string') questions.add(value.name);
      for (const [key, inner] of Object.entries(value)) {
        const at = path === '' ? key : `${path}.${key}`;
        if (EXPRESSIONS.has(key) && typeof inner === 'string') expressions.push({ path: at, text: inner });
        else walk(inner, at);
      }
    }
  };
  walk(definition, '');
  return expressions.flatMap(({ path, text }) => faultsOf(text, questions).map((says) => ({ path, says })));
}

function faultsOf(text: string, questions: ReadonlySet<string>): string[] {
  const runner = new ConditionRunner(text);
  if (!runner.canRun()) return ['is no expression'];
  const named = new Set(runner.getVariables().map((variable: string) => variable.split('.')[0] ?? ''));
  const functions = new Set(FunctionFactory.Instance.getAll());
  const called = [...text.replace(/'[^']*'/g, '').matchAll(/([A-Za-z_]\w*)\s*\(/g)].map(
    ([, found]) => found ?? '',
  );
  return [
    ...[...named].filter((variable) => !questions.has(variable)).map((one) => `there is no question ${one}`),
    ...called
      .filter((found) => !functions.has(found) && !WORDS.has(found))
      .map((one) => `there is no function ${one}`),
  ];
}

/** Words that may stand before a bracket without being called. */
const WORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'contains', 'notcontains', 'anyof', 'allof']);
