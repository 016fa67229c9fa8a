import type { Language } from '../platform/languages.ts';
import type { LetterContent } from '../platform/mail/smtp.server.ts';
import { wordsIn } from '../platform/words.server.ts';

/** Whom a letter is to, as it addresses her. */
interface Recipient {
  readonly email: string;
  readonly full_name: string;
  readonly language: Language;
}

/** What stands in a letter, each a paragraph of its own. */
interface Parts {
  readonly subject: string;
  readonly network: string;
  readonly before: readonly string[];
  /** Where the letter leads, and the words to press. */
  readonly link?: { readonly href: string; readonly words: string };
  readonly after: readonly string[];
  /** An iCalendar file to come along. */
  readonly calendar?: string | undefined;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, whatever a name or a network is called. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const paragraph = (text: string) => `<p>${escaped(text)}</p>`;

/** A letter in the person's language, from its greeting to its closing line: plain text, and the same as HTML. */
export function composeLetter({ email, full_name: name, language }: Recipient, parts: Parts): LetterContent {
  const t = wordsIn(language).getFixedT(language, 'mail');
  const { subject, network, link, after, calendar } = parts;
  const before = [t('greeting', { name }), ...parts.before];
  const closing = t('closing', { network });
  const linked = link
    ? [
        `<p><strong><a href="${escaped(link.href)}">${escaped(link.words)}</a></strong></p>`,
        `<p>${escaped(t('copy'))}<br>${escaped(link.href)}</p>`,
      ]
    : [];
  return {
    to: email,
    subject,
    text: [...before, ...(link ? [`${link.words}:\n${link.href}`] : []), ...after, `-- \n${closing}`].join(
      '\n\n',
    ),
    html: `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body>
${[...before.map(paragraph), ...linked, ...after.map(paragraph), paragraph(closing)].join('\n')}
</body>
</html>
`,
    calendar,
  };
}
