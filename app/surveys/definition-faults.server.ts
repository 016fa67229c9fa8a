import { z } from 'zod';
import { isPlainText } from '../platform/http/plain-text.ts';
import { COMPETENCES } from './digcomp.ts';

/** What is wrong in a file of `surveys/`, for whoever writes questionnaires. */
export interface Fault {
  /** Where in the file, as `pages[1].elements[0].title.en`; empty for the file as a whole. */
  readonly path: string;
  readonly says: string;
}

const words = z
  .string('needs words')
  .refine((text) => text.trim() !== '', 'says nothing')
  .refine((text) => isPlainText(text) && !/[<>]/.test(text), 'holds markup or hidden characters');

/** Words in the languages of the definition; others stand beside it (docs/decisions/0021). */
const texts = z.strictObject({ it: words, en: words });

const name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/, 'is not a letter followed by letters, digits and _');

/** Texts of a page: a question of such a name would take their path. */
const PAGE_TEXTS: ReadonlySet<string> = new Set(['title', 'description']);

/** What SurveyJS stores for «none of these», «I'd rather skip» and «other». */
const RESERVED: ReadonlySet<unknown> = new Set(['none', 'refused', 'other']);

const value = z
  .union([z.int().min(0).max(999), name], 'is neither a whole number nor a name')
  .refine((given) => !RESERVED.has(given), 'has a meaning of its own in SurveyJS');

const competence = z.string().refine((code) => COMPETENCES.includes(code), 'is no competence of DigComp 2.2');

const choice = z.strictObject({ value, text: texts, competence: competence.optional() });

const common = {
  name: name.refine((given) => !PAGE_TEXTS.has(given), 'is a text of the page'),
  title: texts,
  description: texts.optional(),
  visibleIf: z.string().optional(),
  isRequired: z.boolean().optional(),
  requiredErrorText: texts.optional(),
  validators: z
    .array(z.strictObject({ type: z.literal('expression'), expression: z.string(), text: texts }))
    .optional(),
  competence: competence.optional(),
};

const select = {
  ...common,
  choices: z
    .array(choice)
    .min(1, 'offers nothing')
    .refine(
      (all) => new Set(all.map((one) => String(one.value))).size === all.length,
      'offers the same value twice',
    ),
  showRefuseItem: z.boolean().optional(),
  refuseText: texts.optional(),
};

const noneOfThese = { showNoneItem: z.boolean().optional(), noneText: texts.optional() };

/** Reviewed question types, whose answers `accept-answers.server.ts` can check and `question-rows.tsx` can draw. */
const question = z
  .discriminatedUnion(
    'type',
    [
      z.strictObject({ type: z.literal('radiogroup'), ...select }),
      z.strictObject({ type: z.literal('checkbox'), ...select, ...noneOfThese }),
      z.strictObject({
        type: z.literal('rating'),
        ...common,
        rateType: z.literal('stars', 'is not "stars"'),
        rateMin: z.literal(1),
        rateMax: z.int().min(3).max(5),
        minRateDescription: texts,
        maxRateDescription: texts,
      }),
      z.strictObject({
        type: z.literal('comment'),
        ...common,
        // Says what not to write: names, codes, numbers.
        description: texts,
        maxLength: z.int().min(1).max(600),
      }),
    ],
    'question type is not allowed: only radiogroup, checkbox, rating, comment',
  )
  .superRefine((given, context) => {
    const needs = (key: string, why: string) =>
      context.addIssue({ code: 'custom', path: [key], message: why });
    if (given.isRequired && !given.requiredErrorText)
      needs('requiredErrorText', 'what to say without an answer');
    if ('showRefuseItem' in given && given.showRefuseItem && !given.refuseText)
      needs('refuseText', 'no words');
    if ('showNoneItem' in given && given.showNoneItem && !given.noneText) needs('noneText', 'no words');
  });

const page = z.strictObject({
  name,
  title: texts,
  description: texts.optional(),
  visibleIf: z.string().optional(),
  elements: z.array(question).min(1, 'asks nothing'),
});

const definition = z.strictObject({
  title: texts,
  description: texts,
  /** What happens with the answers: said at the end where there are no levels. */
  afterwards: texts.optional(),
  locale: z.literal('it'),
  clearInvisibleValues: z.literal('onHiddenContainer'),
  pagePrevText: texts.optional(),
  pageNextText: texts.optional(),
  completeText: texts.optional(),
  pages: z
    .array(page)
    .min(1, 'asks nothing')
    .refine((pages) => areUnique(pages.map((one) => one.name)), 'has two pages of one name')
    .refine(
      (pages) => areUnique(pages.flatMap((one) => one.elements.map((element) => element.name))),
      'has two questions of one name',
    ),
});

function areUnique(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

/** Everything wrong with the form of a definition; empty when it may be run. Html and scripts have no place in it. */
export function definitionFaults(value: unknown): Fault[] {
  const read = definition.safeParse(value);
  if (read.success) return [];
  return read.error.issues.flatMap((issue): Fault[] => {
    if (issue.code !== 'unrecognized_keys') return [{ path: pathOf(issue.path), says: issue.message }];
    return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), says: 'is not allowed here' }));
  });
}

/** `pages[1].elements[0].title`. */
function pathOf(steps: readonly PropertyKey[]): string {
  return steps
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`))
    .join('');
}
