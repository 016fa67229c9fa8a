import type { Scope } from '../../db/scope.ts';
import type { Shown } from '../disclosure/shown.ts';
import type { Area, AreaLevel, Level } from '../figures/baseline-rows.ts';
import type { BaselineQuestion, Grouping } from './question.ts';

/** People of one population by level, as they may leave the server. */
export interface ProtectedCounts {
  /** Everybody, people without internet included (PC_IND). */
  readonly n: Shown;
  /** Internet users (PC_IND_IU3): `n` less the level NA. */
  readonly users: Shown;
  readonly atLeastBasic: Shown;
  readonly levels: Readonly<Record<Level, Shown>>;
  /** Internet users by level in an area. */
  readonly areas: Readonly<Record<Area, Readonly<Record<AreaLevel | 'atLeastBasic', Shown>>>>;
}

/** The answer to a question, each population for itself. */
export interface BaselineAnswer {
  /** 16–74: the headline. */
  readonly adults: ProtectedCounts;
  /** 75 and more. */
  readonly older: ProtectedCounts;
  readonly underAge: Shown;
  readonly ageUnknown: Shown;
}

export interface BaselineRow {
  /** Site or organisation id, `YYYY`, `YYYY-MM`, code of the dimension; empty for the network. */
  readonly key: string;
  readonly answer: BaselineAnswer;
}

/** Baselines as they may be shown; `exact` for staff who may open the persons themselves, at their own sites. */
export interface BaselineFigures {
  answer(scope: Scope, question: BaselineQuestion, exact: boolean): Promise<BaselineAnswer>;
  /** One row per group that has anybody, in order of key. */
  rows(
    scope: Scope,
    question: BaselineQuestion,
    by: Grouping,
    exact: boolean,
  ): Promise<readonly BaselineRow[]>;
}
