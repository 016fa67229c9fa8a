import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadBuild } from '../../app/platform/http/load-build.ts';
import { authorisationTable } from './authorisation-table.ts';
import { listRoutes } from './route-list.ts';

// Writes docs/authorisation.md from the build.

const ROOT = join(import.meta.dirname, '../..');
const { routes } = await loadBuild(ROOT);
writeFileSync(join(ROOT, 'docs/authorisation.md'), authorisationTable(listRoutes(routes)));
