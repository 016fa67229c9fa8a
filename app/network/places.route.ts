import { signedInFile } from '../access/gate.server.ts';
import type { Suggestions } from '../ui/named-field.tsx';
import { suggestedNames } from './choose-by-name.ts';
import { listPlaces, placeRightOf } from './places.server.ts';

/** Suggestions for the field of a place, `?q=` part of its name, `?of=` the right by which she chooses it. */
export const loader = signedInFile('account.use', async (call) => {
  const { searchParams } = call.url;
  const right = placeRightOf(searchParams.get('of'));
  const typed = searchParams.get('q') ?? '';
  const names = right ? suggestedNames(typed, await listPlaces(call, right)) : [];
  return Response.json({ names } satisfies Suggestions);
});
