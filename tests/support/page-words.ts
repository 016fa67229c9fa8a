/** The words of a page between its main tags, each element's apart from the next by a bar. */
export async function pageWords(response: Response): Promise<string> {
  const html = await response.text();
  return html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replaceAll('<!-- -->', '')
    .replaceAll('\u00a0', ' ')
    .replace(/<[^>]+>/g, '|')
    .replace(/\|[|\s]*/g, '|');
}

/** What follows a figure of the dashboard: its name, and the «?» that leads to its definition; empty without it. */
export function wordsAfterFigure(words: string, name: string): string {
  return words.split(`|${name} |?|Che cosa conta: ${name}|`)[1] ?? '';
}
