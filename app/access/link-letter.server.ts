import type { LetterContent } from '../platform/mail/smtp.server.ts';
import { wordsIn } from '../platform/words.server.ts';
import { composeLetter } from './compose-letter.server.ts';
import type { LinkOwner, LinkPurpose } from './link-rules.ts';

/** The letter with a link to choose a password, in the person's language. */
export function linkLetter(
  person: LinkOwner,
  { purpose, link, network }: { purpose: LinkPurpose; link: string; network: string },
): LetterContent {
  const t = wordsIn(person.language).getFixedT(person.language, 'mail');
  return composeLetter(person, {
    subject: t(`${purpose}.subject`, { network }),
    network,
    before: [t(`${purpose}.text`, { network })],
    link: { href: link, words: t('choose') },
    after: [t(`${purpose}.validity`), t(`${purpose}.unexpected`)],
  });
}
