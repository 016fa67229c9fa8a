import { useFormats } from '../ui/format.ts';
import type { EditionFacts } from './edition-facts.ts';

/** Day, time and length of every lesson. */
export function LessonDays({ lessons }: Pick<EditionFacts, 'lessons'>) {
  const formats = useFormats();
  if (lessons.length === 0) return null;
  return (
    <ul>
      {lessons.map(({ day, start, minutes }) => (
        <li key={`${day} ${start}`}>
          {formats.day(day)}, {start} ({formats.duration(minutes)})
        </li>
      ))}
    </ul>
  );
}
