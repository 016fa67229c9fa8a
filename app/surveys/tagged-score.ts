import { recordsOf } from './canonical-json.ts';
import { questionsOf } from './definition-questions.ts';
import type { SurveyDefinition } from './definition-texts.ts';
import { SKIPPED } from './dsi-variables.ts';

/** Instruments whose tags are scored; elsewhere they only say what a wish is about. */
export const SCORED: ReadonlySet<string> = new Set(['course-check']);

/** Points out of those there are. */
export interface Points {
  readonly score: number;
  readonly of: number;
}

export interface TaggedScore extends Points {
  /** By competence of DigComp 2.2, in order. */
  readonly competences: Readonly<Record<string, Points>>;
  /** Tagged questions without an answer or skipped: they score nothing, as in DSI 2.0. */
  readonly skipped: number;
}

/** One tagged question: its points by competence, out of what it can give. */
interface Tagged {
  readonly answered: boolean;
  readonly points: readonly (Points & { readonly competence: string })[];
}

/**
 * Scores answers by the competences their questions are tagged with: a tagged tick is one point, a tagged question with
 * numbered answers gives the number chosen. From 0 to the same sum for everybody who answers a version, so that before
 * and after can be compared. Never a DigComp level: those are not measured by what people say they do.
 */
export function scoreTagged(
  definition: SurveyDefinition,
  answers: Readonly<Record<string, unknown>>,
): TaggedScore {
  const tagged = questionsOf(definition).flatMap((question) => taggedOf(question, answers) ?? []);
  const byCompetence = new Map<string, Points>();
  for (const { competence, score, of } of tagged.flatMap(({ points }) => points)) {
    const sum = byCompetence.get(competence) ?? { score: 0, of: 0 };
    byCompetence.set(competence, { score: sum.score + score, of: sum.of + of });
  }
  const competences = [...byCompetence].sort(([one], [other]) => one.localeCompare(other, 'en'));
  const sum = (which: keyof Points) => competences.reduce((all, [, points]) => all + points[which], 0);
  return {
    score: sum('score'),
    of: sum('of'),
    competences: Object.fromEntries(competences),
    skipped: tagged.filter(({ answered }) => !answered).length,
  };
}

function taggedOf(
  { name, competence, choices }: Readonly<Record<string, unknown>>,
  answers: Readonly<Record<string, unknown>>,
): Tagged | null {
  const given = answers[String(name)];
  const offered = recordsOf(choices);
  if (typeof competence === 'string') {
    const numbers = offered.map(({ value }) => value).filter((value) => typeof value === 'number');
    const score = numbers.find((value) => value === given);
    return {
      answered: score !== undefined,
      points: [{ competence, score: score ?? 0, of: Math.max(0, ...numbers) }],
    };
  }
  const ticks = offered.filter((choice) => typeof choice.competence === 'string');
  if (ticks.length === 0) return null;
  const ticked = new Set(Array.isArray(given) ? given : []);
  return {
    answered: ticked.size > 0 && !ticked.has(SKIPPED),
    points: ticks.map((choice) => ({
      competence: String(choice.competence),
      score: ticked.has(choice.value) ? 1 : 0,
      of: 1,
    })),
  };
}
