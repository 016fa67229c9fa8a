import type { Call } from '../access/gate.server.ts';
import { type Chooser, chooserOf } from '../network/choose-by-name.ts';
import { suggestionsOf } from '../network/places.server.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/formats.ts';
import { type Asked, dashboardHref, PLACE_FILTERS } from './asked.ts';
import { CODE_FILTERS } from './breakdowns.ts';
import { labelsFor } from './labels.server.ts';
import type { Selection } from './load-selection.server.ts';
import { type NamedPeriod, quickPeriods } from './quick-periods.ts';

interface Option {
  readonly id: string;
  readonly name: string;
}

/** A filter in words, and the address without it. */
export interface Chip {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly without: string;
}

/** What the filter offers and how it says what it was asked. */
export interface FilterChoices {
  /** Where the figures come from: a name, or how many sites when there is none. */
  readonly place: {
    readonly kind: 'network' | 'own' | 'named';
    readonly name: string;
    readonly sites: number;
  };
  readonly chips: readonly Chip[];
  readonly programmes: readonly Option[];
  readonly organisations: readonly Option[];
  /** The sites there are to choose from; null where there is but one. */
  readonly site: Chooser | null;
  /** Periods one tap away, the usual one first. */
  readonly quick: readonly NamedPeriod[];
  /** Own sessions may be asked for. */
  readonly hasOwn: boolean;
  /** What is in the two day fields. */
  readonly from: string;
  readonly to: string;
}

/** Choices and sentence of the filter for a selection. */
export function loadFilter(
  { today, actor }: Pick<Call, 'today' | 'actor'>,
  selection: Selection,
): FilterChoices {
  const { reading, reach } = selection;
  const { organisation, site } = reading.asked;
  const { compare } = formatsFor(actor.language);
  const organisations = new Map(reach.map((known) => [known.organisationId, known.organisation]));
  const ofOrganisation = reach.filter((known) => !organisation || known.organisationId === organisation);
  const named = ofOrganisation.map((known) => known.named);
  const period = reading.ok ? reading.period : reading.typed;
  return {
    place: placeOf(selection),
    chips: chipsOf(selection, actor),
    programmes: selection.programmes.map(({ id, name }) => ({ id, name })),
    organisations:
      organisations.size > 1
        ? [...organisations].map(([id, name]) => ({ id, name })).sort((a, b) => compare(a.name, b.name))
        : [],
    site:
      named.length > 1 || site ? chooserOf(named, selection.picked, suggestionsOf('dashboard.view')) : null,
    quick: quickPeriods(today, !selection.exact),
    hasOwn: selection.hasOwn,
    from: period.from,
    to: period.to,
  };
}

/** Everything the address narrows to beside the period, in words. */
export function chipsOf(selection: Selection, { language }: Pick<Call['actor'], 'language'>): Chip[] {
  const { asked } = selection.reading;
  const { t } = wordsIn(language);
  const labels = labelsFor(selection, language);
  const chip = (name: string, value: string, change: Asked): Chip => ({
    name,
    label: t(`insights:table.${name}`),
    value,
    without: dashboardHref(asked, change),
  });
  const named = [...PLACE_FILTERS, ...CODE_FILTERS].flatMap((name) => {
    const key = asked[name];
    return key === undefined ? [] : [chip(name, labels(name, key), { [name]: undefined })];
  });
  return [...named, ...(asked.mine ? [chip('mine', t('insights:filter.mine'), { mine: undefined })] : [])];
}

export function placeOf({ reading, reach, scope }: Selection): FilterChoices['place'] {
  const { organisation, site } = reading.asked;
  const named = (name: string | undefined, sites: number) => ({
    kind: 'named' as const,
    name: name ?? '',
    sites,
  });
  if (site) return named(reach.find(({ id }) => id === site)?.name, 1);
  if (organisation) {
    const sites = reach.filter(({ organisationId }) => organisationId === organisation);
    return named(sites[0]?.organisation, sites.length);
  }
  if (scope.kind === 'network') return { kind: 'network', name: '', sites: reach.length };
  const [only] = reach;
  return reach.length === 1 && only ? named(only.name, 1) : { kind: 'own', name: '', sites: reach.length };
}
