import { asBeginning, asWord, BEGINNING, typedWords, wordsOf } from '../../db/name-words.ts';
import { listNamesakes } from '../../db/queries/citizen-names.ts';
import { networkKeepsNames } from '../../db/queries/network.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import { notFound } from '../platform/problem.ts';
import { openIdentity, type PersonTag, tagOf } from './open-identity.ts';
import { readerOf } from './open-person.server.ts';

/** People shown. */
const SHOWN = 20;
/** Records opened to compare how their names begin: common beginnings have many. */
const OPENED = 300;
const MOST_WORDS = 4;
const LONGEST = 80;

type FoundNames =
  | { readonly kind: 'names'; readonly people: readonly PersonTag[]; readonly more: boolean }
  /** Nothing to look for: no word of two letters, or too long. */
  | { readonly kind: 'too_short' };

/**
 * People met at the caller's sites whose names have every word typed, or begin with it from three letters on. Whole
 * words come first. On record with counts alone. Throws `not_found` where the network keeps no names.
 */
export async function findByName(call: Call, typed: string): Promise<FoundNames> {
  const { app, actor, today } = call;
  if (!(await networkKeepsNames(app.db))) throw notFound();
  const words = isPlainText(typed) && typed.length <= LONGEST ? typedWords(typed).slice(0, MOST_WORDS) : [];
  if (words.length === 0) return { kind: 'too_short' };

  const whole = await match(call, words, false, SHOWN + 1);
  const begun = whole.size > SHOWN ? whole : await match(call, words, true, OPENED);
  const people = [...new Map([...whole, ...begun]).values()];
  await audit(app.db, {
    at: call.now,
    staffId: actor.staffId,
    action: 'citizen.search',
    subjectKind: 'citizen',
    subjectId: 'none',
    siteId: actor.siteId,
    detail: { words: words.length, found: people.length },
  });
  const tags = people.slice(0, SHOWN).map((citizen) => tagOf(app.keys, citizen, today));
  return { kind: 'names', people: tags, more: people.length > SHOWN };
}

/** People by id whose names fit; what the index offers is opened and compared. */
async function match(call: Call, words: readonly string[], beginnings: boolean, limit: number) {
  const { app } = call;
  const keysOf = (mark: string) => app.keys.nameKeys(mark);
  const asked = words.map((word) => [
    ...keysOf(asWord(word)),
    ...(beginnings && [...word].length >= BEGINNING ? keysOf(asBeginning(word)) : []),
  ]);
  const namesakes = await listNamesakes(app.db, readerOf(call), asked, limit);
  const fitting = namesakes.filter(({ named }) => {
    const names = wordsOf(openIdentity(app.keys, named));
    return words.every((word) => names.some((name) => (beginnings ? name.startsWith(word) : name === word)));
  });
  return new Map(fitting.map(({ citizen }) => [citizen.id, citizen]));
}
