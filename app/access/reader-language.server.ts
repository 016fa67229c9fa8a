import { type Language, languageOfRequest } from '../platform/languages.ts';
import { actorOf, type RouteArgs } from './gate.server.ts';

/** The language of a page open to everybody: that of whoever is signed in, else what the browser speaks. */
export async function readerLanguage(args: RouteArgs): Promise<Language> {
  return (await actorOf(args))?.language ?? languageOfRequest(args.request);
}
