import type { Db } from '../../db/index.ts';
import { listCodeWordsOf } from '../../db/queries/code-lists.ts';
import { findNetwork } from '../../db/queries/network.ts';
import { listSitePlaces } from '../../db/queries/sites.ts';
import { NETWORK, type Scope, scopeCovers } from '../../db/scope.ts';
import { STRICT } from '../disclosure/shown.ts';
import type { BlockStore } from './block-store.server.ts';
import type { CountParticipation, Places } from './count-participation.server.ts';
import type { MonthBlock } from './month-block.server.ts';
import { NATIONAL_LISTS, topicsByNational } from './national-codes.ts';
import { type Grouping, type ParticipationFilter, UNKNOWN } from './participation.ts';
import { makeParticipationRelease, type ParticipationRelease } from './participation-release.server.ts';
import { monthsOf } from './period.ts';
import { gatherHeads } from './published-heads.server.ts';
import { selectDays } from './select-days.server.ts';
import type { ShownParticipation } from './show-participation.ts';
import { showPublished } from './show-published.server.ts';

/** Figures for whoever may not see true counts: all composed of one release of the whole network. */
interface ShownParticipationFigures {
  /** Of the whole months of the period. */
  answer<Asked extends Grouping>(
    scope: Scope,
    filter: ParticipationFilter<Asked>,
  ): Promise<ShownParticipation<Asked>>;
}

/** The release as it stands, with the data it was made from. */
interface Standing {
  readonly blocks: readonly MonthBlock[];
  readonly places: Places;
  /** Places of sites and rules, as text. */
  readonly terms: string;
  readonly release: ParticipationRelease;
  /** When its data were read last, and until when it is shown although they may have changed, ms since 1970. */
  readonly madeAt: number;
  readonly until: number;
}

const ALWAYS = { first: '0000-00', last: '9999-99' };

/**
 * Opens the release of a database. Every answer asks first whether figures, sites or rules changed; with more than
 * `manyAccesses` the release stands for `standsMs`.
 */
export function openShownParticipation(
  db: Db,
  store: BlockStore,
  count: CountParticipation,
  { manyAccesses, standsMs }: { readonly manyAccesses: number; readonly standsMs: number },
): ShownParticipationFigures {
  let standing: Standing | null = null;

  async function current(): Promise<Standing> {
    if (standing && Date.now() < standing.until) return standing;
    const [sites, network, words] = await Promise.all([
      listSitePlaces(db, NETWORK),
      findNetwork(db),
      listCodeWordsOf(db, ['topic']),
    ]);
    const rules = network ? { minCell: network.min_cell, minDenominator: network.min_denominator } : STRICT;
    const topics = words.get('topic') ?? [];
    const sensitive = topics.flatMap(({ code, attributes }) => (attributes.sensitive ? [code] : []));
    const groups = NATIONAL_LISTS.flatMap((list) => [...topicsByNational(topics, list).values()]);
    const terms = JSON.stringify([sites, rules, sensitive, groups]);
    const madeAt = Date.now();
    const blocks = await store.blocksOf(ALWAYS.first, ALWAYS.last);
    const isSame = (one: MonthBlock, index: number) => one === standing?.blocks[index];
    if (standing?.terms === terms && standing.blocks.length === blocks.length && blocks.every(isSame)) {
      const until = standing.until > 0 ? madeAt + standsMs : 0;
      standing = { ...standing, madeAt, until };
      return standing;
    }
    const places = new Map(
      sites.map(({ id, organisation_id, comune }) => [id, { organisation: organisation_id, comune }]),
    );
    const heads = gatherHeads(
      blocks,
      store.dictionaries.site,
      (siteId) => places.get(siteId)?.organisation ?? UNKNOWN,
    );
    const release = makeParticipationRelease(heads, store.dictionaries, rules, new Set(sensitive), groups);
    const until = heads.row.length > manyAccesses ? Date.now() + standsMs : 0;
    standing = { blocks, places, terms, release, madeAt, until };
    return standing;
  }

  return {
    async answer(scope, { from, to, siteIds, filters = {}, by = [] }) {
      const { blocks, places, release, madeAt, until } = await current();
      const asked = siteIds && new Set(siteIds);
      const isAsked = (id: string) => scopeCovers(scope, id) && (asked?.has(id) ?? true);
      // Always whole months: a day more or less would tell what happened on it.
      const period = { from: `${from.slice(0, 7)}-01`, to: `${to.slice(0, 7)}-31` };
      const months = monthsOf(period);
      const meant = blocks.filter(({ month }) => months.includes(month));
      const sites = scope.kind === 'network' && !asked ? null : [...places.keys()].filter(isAsked);
      const days = selectDays(meant, period, sites, store.dictionaries.site);
      const counted = count(days, places, { filters, by, months });
      const question = { ...period, isAsked, filters, by };
      return showPublished(counted, release, places, question, until > 0 ? madeAt : null);
    },
  };
}
