/** Plain paragraphs of one language. */
export function NoticeText({ text, lang }: { text: string; lang: 'it' | 'en' }) {
  return (
    <div className="reading" lang={lang}>
      {text.split(/\n{2,}/).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a text never change places
        <p key={index}>{paragraph}</p>
      ))}
    </div>
  );
}
