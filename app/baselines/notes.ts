import type { TFunction } from 'i18next';
import type { Formats } from '../ui/formats.ts';
import type { BaselineSummary } from './baseline-summary.ts';
import { FORMULAS, filledBinomial, filledMcnemar, filledShare, filledWilson } from './formulas.ts';
import type { BaselinesPage } from './load-page.server.ts';

/** How a block of numbers is worked out, with the numbers of this selection: sentences and formulas in turn. */
export interface Note {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly formula?: string | undefined }[];
}

type Line = Note['lines'][number];

/** Words of the areas `baselines` and `insights`. */
type Words = TFunction<readonly ['baselines', 'insights']>;

function shareLines(summary: BaselineSummary, t: Words, formats: Formats): Line[] {
  const { n, atLeastBasic } = summary;
  const [count, whole, interval] = [atLeastBasic.count, n, atLeastBasic.interval];
  if (count === null || whole === null || !interval) {
    return [{ text: t('baselines:notes.hidden'), formula: FORMULAS.wilson }];
  }
  const words = { count: formats.number(count), n: formats.number(whole) };
  return [
    { text: t('baselines:notes.share', words), formula: filledShare(count, whole, formats) },
    { text: t('baselines:notes.wilson'), formula: filledWilson(interval, whole, formats) },
    { text: t('baselines:notes.effective'), formula: `n_eff = n = ${words.n}` },
  ];
}

function distributionLines(summary: BaselineSummary, t: Words, formats: Formats): Line[] {
  const whole = summary.n;
  const level = summary.levels.find(({ count }) => count !== null);
  const area = summary.areas.find(({ atLeastBasic }) => atLeastBasic.count !== null);
  if (!whole) return [];
  const lines: Line[] = [];
  if (level && level.count !== null) {
    const words = { n: formats.number(whole), level: t(`insights:level.${level.level}`) };
    lines.push({
      text: t('baselines:notes.levels', words),
      formula: filledShare(level.count, whole, formats),
    });
  }
  if (area && area.atLeastBasic.count !== null) {
    const words = { n: formats.number(whole), area: t(`insights:area.${area.area}`) };
    const formula = filledShare(area.atLeastBasic.count, whole, formats);
    lines.push({ text: t('baselines:notes.areas', words), formula });
  }
  return lines;
}

function rakedLines({ raked }: BaselinesPage['raked'], t: Words, formats: Formats): Line[] {
  const weighted = raked?.weighted;
  if (!weighted) return [{ text: t('baselines:notes.raked'), formula: FORMULAS.effectiveN }];
  const { n, effectiveN, designEffect } = weighted;
  const size = `${formats.number(n)} / ${formats.ratio(designEffect)}`;
  return [
    {
      text: t('baselines:notes.raked'),
      formula: `n_eff = n / deff = ${size} = ${formats.decimal(effectiveN)}`,
    },
    { text: t('baselines:notes.wilson'), formula: filledWilson(weighted, effectiveN, formats) },
  ];
}

function changeLines(change: BaselinesPage['change'], t: Words, formats: Formats): Line[] {
  if (change.status !== 'shown') return [];
  const { gained, lost, mcnemar, attrition } = change;
  const counts = { gained: formats.number(gained), lost: formats.number(lost) };
  return [
    mcnemar.chiSquared === null
      ? {
          text: t('baselines:notes.mcnemar_exact', counts),
          formula: filledBinomial(gained, lost, mcnemar.p, formats),
        }
      : {
          text: t('baselines:notes.mcnemar', counts),
          formula: filledMcnemar(gained, lost, mcnemar.chiSquared, formats),
        },
    ...(mcnemar.cohensG === null
      ? []
      : [
          {
            text: t('baselines:notes.cohen'),
            formula: `g = ${counts.gained} / (${counts.gained} + ${counts.lost}) − ½ = ${formats.ratio(mcnemar.cohensG)}`,
          },
        ]),
    { text: t('baselines:notes.wilcoxon'), formula: FORMULAS.wilcoxon },
    { text: t('baselines:notes.holm') },
    ...(attrition
      ? [
          {
            text: t('baselines:notes.attrition'),
            formula: filledShare(attrition.lost, attrition.due, formats),
          },
        ]
      : []),
  ];
}

function besideLines(t: Words): Line[] {
  return [
    { text: t('baselines:notes.beside'), formula: t('baselines:notes.beside_incomplete') },
    { text: t('baselines:notes.beside_out') },
  ];
}

/** The notes of a page, by block. */
export function notesOf(page: BaselinesPage, t: Words, formats: Formats) {
  const { adults, older, usersOnly, rows, raked, change, by } = page;
  const population = { text: t(usersOnly ? 'baselines:notes.users' : 'baselines:notes.all') };
  const row = rows.find(({ atLeastBasic }) => atLeastBasic.count !== null && atLeastBasic.n);
  return {
    headline: {
      title: t('baselines:headline.share'),
      lines: [...shareLines(adults, t, formats), population, ...distributionLines(adults, t, formats)],
    },
    older: {
      title: t('baselines:older.title'),
      lines: [...shareLines(older, t, formats), ...distributionLines(older, t, formats)],
    },
    beside: { title: t('baselines:beside.title'), lines: besideLines(t) },
    rows: {
      title: by === 'network' ? '' : t('baselines:rows.title', { by: t(`baselines:rows.by.${by}`) }),
      lines: row
        ? [
            {
              text: t('baselines:notes.rows', { label: row.label }),
              formula: filledShare(row.atLeastBasic.count ?? 0, row.atLeastBasic.n ?? 0, formats),
            },
          ]
        : [{ text: t('baselines:notes.hidden'), formula: FORMULAS.wilson }],
    },
    raked: { title: t('baselines:raked.title'), lines: rakedLines(raked, t, formats) },
    change: { title: t('baselines:change.title'), lines: changeLines(change, t, formats) },
  } satisfies Record<string, Note>;
}
