import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaselineSummary } from '../baselines/baseline-summary.ts';
import { ChartPicture } from '../ui/chart.tsx';
import type { ChartSpec } from '../ui/chart-spec.ts';
import type { Comparison } from './comparison.ts';
import { FoldedTable } from './folded-table.tsx';

/** Who answered, and the published figures they are set beside. */
export interface PopulationSkills {
  /** What is found of them. */
  readonly finding: string;
  readonly summary: BaselineSummary;
  readonly population: 'adults' | 'older';
  readonly comparison: Comparison | null;
}

/** Proportions as a table, the published ones in its last columns, and as a chart of bars. */
export function SkillsPicture({
  finding,
  isTold = false,
  caption,
  head,
  published,
  bars,
  spec,
  children,
}: {
  finding: string;
  /** The finding stands above the picture; else the section has it as its title. */
  isTold?: boolean;
  caption: string;
  /** The columns' heads before the published ones. */
  head: ReactNode;
  published: readonly { readonly geo: string; readonly year: number }[];
  bars: number;
  spec: () => ChartSpec;
  /** The rows. */
  children: ReactNode;
}) {
  const { t } = useTranslation('insights');
  return (
    <>
      {isTold ? <p className="picture__finding">{finding}</p> : null}
      <div className="picture__body">
        <FoldedTable label={caption}>
          <table className="grid-table grid-table--tight">
            <caption className="visually-hidden">{caption}</caption>
            <thead>
              <tr>
                {head}
                {published.map(({ geo, year }) => (
                  <th scope="col" className="num" key={geo}>
                    {t(`place.short.${geo}`)} {year}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </FoldedTable>
        <ChartPicture
          finding={finding}
          caption={caption}
          size={{ direction: 'rows', categories: bars, roomy: true }}
          spec={spec}
        />
      </div>
    </>
  );
}
