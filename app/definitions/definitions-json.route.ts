import { openFile } from '../access/gate.server.ts';
import { listDefinitions } from './dictionary.server.ts';

/** `/definitions.json`: the page of definitions for programs, in all languages at once. */
export const loader = openFile(async () => Response.json({ metrics: listDefinitions() }));
