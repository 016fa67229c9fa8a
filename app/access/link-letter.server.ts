import type { LetterContent } from '../platform/mail/smtp.server.ts';
import { wordsIn } from '../platform/words.server.ts';
import type { LinkOwner, LinkPurpose } from './issue-link.server.ts';

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

/** The letter with a link to choose a password, in the person's language: plain text, and the same as HTML. */
export function linkLetter(
  { email, full_name: name, language }: LinkOwner,
  { purpose, link, network }: { purpose: LinkPurpose; link: string; network: string },
): LetterContent {
  const t = wordsIn(language).getFixedT(language, 'mail');
  const before = [t('greeting', { name }), t(`${purpose}.text`, { network })];
  const after = [t(`${purpose}.validity`), t(`${purpose}.unexpected`)];
  const closing = t('closing', { network });
  const paragraph = (text: string) => `<p>${escaped(text)}</p>`;
  const anchor = `<a href="${escaped(link)}">${escaped(t('choose'))}</a>`;
  return {
    to: email,
    subject: t(`${purpose}.subject`, { network }),
    text: [...before, `${t('choose')}:\n${link}`, ...after, `-- \n${closing}`].join('\n\n'),
    html: `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escaped(t(`${purpose}.subject`, { network }))}</title></head>
<body>
${before.map(paragraph).join('\n')}
<p><strong>${anchor}</strong></p>
<p>${escaped(t('copy'))}<br>${escaped(link)}</p>
${after.map(paragraph).join('\n')}
<p>${escaped(closing)}</p>
</body>
</html>
`,
  };
}
