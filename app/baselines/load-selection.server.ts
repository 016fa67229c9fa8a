import { findPopulation } from '../../db/queries/populations.ts';
import type { Call } from '../access/gate.server.ts';
import { maySeeTrueCounts } from '../insights/policy.ts';
import { type Picked, readNamed } from '../network/choose-by-name.ts';
import { isId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { type Asked, populationAsked, readAsked } from './asked.ts';
import { loadOffered, type OfferedWords } from './load-offered.server.ts';
import type { BaselineQuestion, Grouping } from './question.ts';
import { type QuestionFault, readQuestion } from './read-question.ts';

/** What an address asks for, and what may be shown of it. */
export interface Selection {
  readonly asked: Asked;
  readonly offered: OfferedWords;
  /** The site the address names, as it was typed. */
  readonly picked: Picked;
  /** True when nothing is hidden from this person here. */
  readonly exact: boolean;
  readonly reading:
    | { readonly ok: true; readonly question: BaselineQuestion; readonly by: Grouping }
    | { readonly ok: false; readonly errors: FieldErrors };
}

/** Reads the address of the page for the person who calls. Throws 404 for sites and organisations out of reach. */
export async function loadSelection({ app, actor, scope, url, today }: Call): Promise<Selection> {
  const offered = await loadOffered(app.db, scope);
  const { asked, picked } = withSite(readAsked(url.searchParams), url.searchParams, offered);
  const given = Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [name, value === undefined ? [] : [value]]),
  );
  const reading = readQuestion(given, offered, today);
  if (!reading.ok && 'unknown' in reading) throw notFound();
  const population = populationAsked(asked.population);
  const known = population
    ? (await findPopulation(app.db, population.id, population.geo)).length > 0
    : asked.population === undefined;
  const everything = scope.kind === 'network' ? null : scope.siteIds;
  const sites = reading.ok ? (reading.question.siteIds ?? everything) : everything;
  return {
    asked,
    offered,
    picked,
    exact: maySeeTrueCounts(actor, sites),
    reading:
      reading.ok && known && picked.ok
        ? reading
        : {
            ok: false,
            errors: {
              ...(reading.ok ? {} : errorsOf(reading.faults)),
              ...(known ? {} : { population: { key: 'baselines:errors.unknownPopulation' } }),
              ...(picked.ok ? {} : { site: picked.error }),
            },
          },
  };
}

/** What is asked, with the id of a site that was typed by its name; several, which no form sends, stay as they are. */
function withSite(asked: Asked, params: URLSearchParams, { sites }: OfferedWords) {
  const text = (name: string) => (name === 'site' ? asked.site : params.get(name)) ?? '';
  const named = sites.map((site) => site.named);
  const picked = readNamed('site', text, named, { isValue: (value) => value.split(',').every(isId) });
  return { asked: { ...asked, site: (picked.ok && picked.value) || undefined }, picked };
}

function errorsOf(faults: readonly QuestionFault[]): FieldErrors {
  return Object.fromEntries(
    faults.map(({ name, code, value }) => [name, { key: `baselines:errors.${code}`, words: { value } }]),
  );
}
