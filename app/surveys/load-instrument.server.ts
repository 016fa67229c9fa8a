import type { Db } from '../../db/index.ts';
import { findNetwork } from '../../db/queries/network.ts';
import { listVersionUse } from '../../db/queries/version-use.ts';
import type { Scope } from '../../db/scope.ts';
import { STRICT } from '../disclosure/shown.ts';
import { type CitizenLanguage, isLanguage } from '../platform/languages.ts';
import type { Instrument } from './instruments.server.ts';
import { type ShownUse, shownUse } from './version-use.ts';

/** A language a version is asked in, and whether somebody who speaks it from birth has read it. */
export interface LanguageState {
  readonly language: CitizenLanguage;
  /** `own`: one of the definition's, which are reviewed with it. */
  readonly state: 'own' | 'unread' | 'read';
  readonly by: string | null;
  readonly on: string | null;
  readonly hash: string | null;
}

/** The languages of a version, each with its review. */
export function languageStates({ languages, translations }: Instrument): LanguageState[] {
  return languages.map((language) => {
    const translation = translations.find((one) => one.language === language);
    const { by = null, on = null } = translation?.reviewed ?? {};
    const state = isLanguage(language) ? 'own' : on === null ? 'unread' : 'read';
    return { language, state, by, on, hash: translation?.hash ?? null };
  });
}

/** How much every version was used in scope, by `instrument version`, as it may be shown. */
export async function loadUse(
  db: Db,
  scope: Scope,
  instruments: readonly Instrument[],
): Promise<ReadonlyMap<string, ShownUse>> {
  const network = await findNetwork(db);
  const least = network?.min_denominator ?? STRICT.minDenominator;
  const rows = await listVersionUse(db, scope);
  return new Map(
    instruments.map(({ instrument, version }) => [
      `${instrument} ${version}`,
      shownUse(
        rows.filter((row) => row.instrument === instrument && row.version === version),
        least,
      ),
    ]),
  );
}
