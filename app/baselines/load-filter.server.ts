import type { Call } from '../access/gate.server.ts';
import { addYears } from '../figures/period.ts';
import { type Chooser, chooserOf } from '../network/choose-by-name.ts';
import { suggestionsOf } from '../network/places.server.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/formats.ts';
import type { Selection } from './load-selection.server.ts';
import { AGE_CLASSES, ageKey, type Dimension } from './question.ts';
import { codesOf } from './read-question.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What the filter offers and how it says what it was asked. */
export interface FilterChoices {
  readonly organisations: readonly Option[];
  /** The sites there are to choose from; null where there is but one. */
  readonly site: Chooser | null;
  readonly people: Readonly<Record<Dimension, readonly Option[]>>;
  /** Name of the one place asked for; null where there are several. */
  readonly place: string | null;
  /** Sites asked for; null: all in reach. */
  readonly siteCount: number | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Years one tap away: this one and the one before. */
  readonly years: readonly string[];
}

/** Choices and sentence of the filter for a selection. */
export function loadFilter(
  { actor, today }: Pick<Call, 'actor' | 'today'>,
  selection: Selection,
): FilterChoices {
  const { asked, offered, reading } = selection;
  const { t } = wordsIn(actor.language);
  const { compare } = formatsFor(actor.language);
  const organisations = new Map(offered.sites.map((site) => [site.organisationId, site.organisation]));
  const ofOrganisation = offered.sites.filter(
    ({ organisationId }) => !asked.organisation || organisationId === asked.organisation,
  );
  const named = ofOrganisation.map((one) => one.named);
  const coded = (dimension: 'sex' | 'education' | 'citizenship') => [
    ...offered.entries[dimension].map(({ code, labels }) => ({ value: code, label: labels[actor.language] })),
    { value: 'unknown', label: t('baselines:unknown') },
  ];
  const site = offered.sites.find(({ id }) => id === asked.site);
  const organisation = organisations.get(asked.organisation ?? '');
  return {
    organisations:
      organisations.size > 1
        ? [...organisations]
            .map(([value, label]) => ({ value, label }))
            .sort((a, b) => compare(a.label, b.label))
        : [],
    site:
      named.length > 1 || asked.site
        ? chooserOf(named, selection.picked, suggestionsOf('dashboard.view'))
        : null,
    people: {
      ageClass: AGE_CLASSES.map((value) => ({ value, label: t(`baselines:age.${ageKey(value)}`) })),
      sex: coded('sex'),
      education: coded('education'),
      citizenship: coded('citizenship'),
      way: codesOf('way', offered).map((value) => ({ value, label: t(`baselines:way.${value}`) })),
    },
    place:
      site?.name ?? organisation ?? (offered.sites.length === 1 ? (offered.sites[0]?.name ?? null) : null),
    siteCount: reading.ok ? (reading.question.siteIds?.length ?? null) : null,
    from: reading.ok ? reading.question.from : null,
    to: reading.ok ? reading.question.to : null,
    years: [today, addYears(today, -1)].map((day) => day.slice(0, 4)),
  };
}
