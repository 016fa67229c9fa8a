import { z } from 'zod';

/** What may stand beside the words of an entry, by the list's kind. */
export const codeAttributesSchema = z.object({
  /** Family the entry is shown under (topics, modes). */
  group: z.string().optional(),
  /** National competences (list `competence`) and public services (list `public_service`) of a topic. */
  se5: z.array(z.string()).optional(),
  se6: z.array(z.string()).optional(),
  /** True when the topic itself tells something about a person's health. */
  sensitive: z.boolean().optional(),
  /** Italian words people search with. */
  keywords: z.array(z.string()).optional(),
  /** National competence area (list `competence_area`) of a competence. */
  area: z.string().optional(),
  /** Full years, both included, of an age band. */
  from: z.number().optional(),
  to: z.number().optional(),
  /** A language's own name, and how it is written when not from the left. */
  autonym: z.string().optional(),
  direction: z.literal('rtl').optional(),
});

/** What a list's kind needs beside the words; unknown keys are dropped. */
export type CodeAttributes = z.infer<typeof codeAttributesSchema>;

/** Attributes by their text, which says it all: they are read at every request and hardly ever change. */
const readAttributes = new Map<string, CodeAttributes>();
const MOST_ATTRIBUTES = 5000;

/** The attributes of a stored entry. Throws when they are none. */
export function attributesOf(text: string): CodeAttributes {
  const known = readAttributes.get(text);
  if (known) return known;
  const attributes = codeAttributesSchema.parse(JSON.parse(text));
  if (readAttributes.size >= MOST_ATTRIBUTES) readAttributes.clear();
  readAttributes.set(text, attributes);
  return attributes;
}
