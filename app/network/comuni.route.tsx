import { signedInFile } from '../access/gate.server.ts';
import { searchComuni } from './comuni.server.ts';

/** Suggestions for the field of a comune, `?q=` part of its name. */
export const loader = signedInFile('network.view', async ({ url }) =>
  Response.json({ comuni: await searchComuni(url.searchParams.get('q') ?? '', 10) }),
);
