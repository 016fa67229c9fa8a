/** A lesson as far as attendance is summed. */
interface HeldLesson {
  readonly id: string;
  readonly minutes: number;
}

/** Somebody at a lesson; `minutes` null for the whole of it. */
interface Presence {
  readonly lessonId: string;
  readonly personKey: string;
  readonly minutes: number | null;
}

/** Minutes somebody was at a lesson: never more than it lasted. */
export function minutesPresent(presence: Pick<Presence, 'minutes'>, lessonMinutes: number): number {
  return Math.min(presence.minutes ?? lessonMinutes, lessonMinutes);
}

interface LessonAttendance {
  readonly lessonId: string;
  readonly present: number;
  /** People who were here and at no later lesson; 0 for the last one held: nobody knows yet. */
  readonly lastSeen: number;
}

/** Drop-out, lesson by lesson in the order given (those held): how many came, and how many were seen for the last time. */
export function dropOut(
  lessons: readonly HeldLesson[],
  presences: readonly Pick<Presence, 'lessonId' | 'personKey'>[],
): LessonAttendance[] {
  const place = new Map(lessons.map(({ id }, index) => [id, index]));
  const lastOf = new Map<string, number>();
  const present = lessons.map(() => new Set<string>());
  for (const { lessonId, personKey } of presences) {
    const index = place.get(lessonId);
    if (index === undefined) continue;
    present[index]?.add(personKey);
    lastOf.set(personKey, Math.max(lastOf.get(personKey) ?? -1, index));
  }
  const lasts = [...lastOf.values()];
  return lessons.map(({ id }, index) => ({
    lessonId: id,
    present: present[index]?.size ?? 0,
    lastSeen: index === lessons.length - 1 ? 0 : lasts.filter((last) => last === index).length,
  }));
}
