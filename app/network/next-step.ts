interface NetworkFigures {
  readonly organisations: number;
  readonly sites: number;
  readonly activeSites: number;
  readonly plannedSites: number;
  readonly staff: number;
  readonly invited: number;
}

/** The sites that wait for their opening. */
export const PLANNED_SITES = '/network/sites?status=planned';

interface NextStep {
  /** Key of the words, `overview.<words>` and `overview.<words>_button`. */
  readonly words: 'first_organisation' | 'first_site' | 'first_staff' | 'planned_sites';
  readonly to: string;
}

/** What a network, or the part of it somebody coordinates, needs next; null once it can work. */
export function nextStep(figures: NetworkFigures, isAdmin: boolean): NextStep | null {
  return (isAdmin ? foundingStep(figures) : null) ?? openingStep(figures);
}

function openingStep({ activeSites, plannedSites }: NetworkFigures): NextStep | null {
  if (activeSites > 0 || plannedSites === 0) return null;
  return { words: 'planned_sites', to: PLANNED_SITES };
}

function foundingStep(figures: NetworkFigures): NextStep | null {
  if (figures.organisations === 0) return { words: 'first_organisation', to: '/network/organisations/new' };
  if (figures.sites === 0) return { words: 'first_site', to: '/network/sites/new' };
  // One person is the administrator who asks.
  if (figures.staff + figures.invited < 2) return { words: 'first_staff', to: '/network/staff/new' };
  return null;
}
