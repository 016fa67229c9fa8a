import { listAnsweredVersions } from '../../db/queries/answered-versions.ts';
import type { App } from '../platform/app.server.ts';
import { ConfigError } from '../platform/environment.server.ts';

/**
 * A version with answers is frozen: what somebody was asked stays what it was. Throws ConfigError that names every
 * version answered in this database whose file is gone or says something else; without it no page of its answers
 * could be opened, and new answers would be counted together with those to other words.
 */
export async function refuseChangedVersions({
  db,
  instruments,
}: Pick<App, 'db' | 'instruments'>): Promise<void> {
  const faults = (await listAnsweredVersions(db)).flatMap(({ instrument, version, definition_hash }) => {
    const file = `surveys/${instrument}/${version}.json`;
    const now = instruments.instrumentVersion(instrument, version);
    if (!now) return [`${file} is gone`];
    return now.hash === definition_hash ? [] : [`${file} has changed`];
  });
  if (faults.length === 0) return;
  throw new ConfigError(
    `There are answers to other questionnaires than those installed: ${faults.join('; ')}. A version with answers is never changed: put the file back as it was, and changes into a new version.`,
  );
}
