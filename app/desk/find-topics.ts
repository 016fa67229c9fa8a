const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Says of a topic whether its words hold all that were typed, in whatever order; capitals and accents do not count. */
export function topicFinder(query: string): (topic: { readonly words: string }) => boolean {
  const typed = plain(query).split(/\s+/);
  return ({ words }) => typed.every((word) => plain(words).includes(word));
}
