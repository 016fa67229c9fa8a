import { signedInFile } from '../access/gate.server.ts';
import type { Suggestions } from '../ui/named-field.tsx';
import { comuneText } from './comune-text.ts';
import { searchComuni } from './comuni.server.ts';

/** Suggestions for the field of a comune, `?q=` part of its name. */
export const loader = signedInFile('network.view', async ({ url }) => {
  const comuni = await searchComuni(url.searchParams.get('q') ?? '', 10);
  return Response.json({ names: comuni.map(comuneText) } satisfies Suggestions);
});
