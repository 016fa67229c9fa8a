/** When something is taught: civil day, civil time `HH:MM`, minutes. */
export interface Slot {
  readonly day: string;
  readonly start_time: string;
  readonly minutes: number;
}

/** A lesson that is to be, and who and what it takes. */
export interface WantedLesson extends Slot {
  readonly trainerIds: readonly string[];
  /** The site's room; null where there is none to be taken. */
  readonly room: string | null;
}

/** A lesson that is planned already, at whatever site. */
export interface BusyLesson extends Slot {
  readonly edition_id: string;
  readonly title: string;
  readonly site_id: string;
  readonly site_name: string;
  readonly room: string | null;
  readonly trainerIds: readonly string[];
}

/** Two lessons at the same time that want the same trainer or the same room. */
interface Clash {
  readonly kind: 'trainer' | 'room';
  readonly wanted: Slot;
  readonly busy: BusyLesson;
  /** Who is wanted twice; null for a room. */
  readonly trainerId: string | null;
}

/** Minutes since midnight of `HH:MM`. */
function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** `HH:MM` at which something ends that begins at a time and lasts so many minutes; `24:00` at midnight. */
export function endTime({ start_time, minutes }: Omit<Slot, 'day'>): string {
  const end = minuteOf(start_time) + minutes;
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}

/** True when both are taught at some moment; one may begin as the other ends. */
export function overlap(one: Slot, other: Slot): boolean {
  if (one.day !== other.day) return false;
  const [start, otherStart] = [minuteOf(one.start_time), minuteOf(other.start_time)];
  return start < otherStart + other.minutes && otherStart < start + one.minutes;
}

const sameRoom = (one: string | null, other: string | null) =>
  one !== null && other !== null && one.localeCompare(other, 'it', { sensitivity: 'base' }) === 0;

/** Every clash of lessons that are to be at a site with those that are planned already. */
export function findClashes(
  wanted: readonly WantedLesson[],
  planned: readonly BusyLesson[],
  siteId: string,
): Clash[] {
  return wanted.flatMap((lesson) =>
    planned
      .filter((busy) => overlap(lesson, busy))
      .flatMap((busy): Clash[] => {
        const { day, start_time, minutes } = lesson;
        const slot = { day, start_time, minutes };
        const trainers = lesson.trainerIds
          .filter((id) => busy.trainerIds.includes(id))
          .map((trainerId): Clash => ({ kind: 'trainer', wanted: slot, busy, trainerId }));
        const room = busy.site_id === siteId && sameRoom(lesson.room, busy.room);
        return room ? [...trainers, { kind: 'room', wanted: slot, busy, trainerId: null }] : trainers;
      }),
  );
}

/** The first pair among lessons of one edition that overlap; null when none do. */
export function firstOverlap(lessons: readonly Slot[]): Slot | null {
  return (
    lessons.find((lesson, index) => lessons.slice(0, index).some((other) => overlap(lesson, other))) ?? null
  );
}
