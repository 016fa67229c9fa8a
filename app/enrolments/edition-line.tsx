import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import type { EditionFacts } from './edition-facts.ts';

/** When it begins, how many lessons, where: one line. */
export function EditionLine({ facts }: { readonly facts: EditionFacts }) {
  const { t } = useTranslation('enrolments');
  const formats = useFormats();
  const [first] = facts.lessons;
  return (
    <>
      {[
        [formats.day(facts.firstDay), first?.start].filter(Boolean).join(', '),
        t('lessons', { count: facts.lessons.length }),
        t(`place.${facts.place.kind}`, { text: facts.place.text }),
      ].join(' · ')}
    </>
  );
}
