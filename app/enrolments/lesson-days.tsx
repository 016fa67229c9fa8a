import { useFormats } from '../ui/format.ts';
import type { EditionFacts } from './edition-facts.ts';

/** Day, time and length of every lesson. */
export function LessonDays({ facts }: { readonly facts: EditionFacts }) {
  const formats = useFormats();
  if (facts.lessons.length === 0) return null;
  return (
    <ul>
      {facts.lessons.map(({ day, start, minutes }) => (
        <li key={`${day} ${start}`}>
          {formats.day(day)}, {start} ({formats.duration(minutes)})
        </li>
      ))}
    </ul>
  );
}
