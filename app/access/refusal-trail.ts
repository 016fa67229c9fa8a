/**
 * The address as it stands in app/routes.ts: `/people/0199…` with `{ id: '0199…' }` → `/people/:id`. Whatever a
 * caller wrote there goes into no record.
 */
export function routePattern(pathname: string, params: Readonly<Record<string, string | undefined>>): string {
  const names = new Map(Object.entries(params).map(([name, value]) => [value, name]));
  return pathname
    .replace(/\.data$/, '')
    .split('/')
    .map((segment) => {
      const name = names.get(plain(segment));
      if (name !== undefined && segment !== '') return `:${name}`;
      return /^[a-z-]*(\.csv)?$/.test(segment) ? segment : ':other';
    })
    .join('/');
}

function plain(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/**
 * True for the times that leave an entry of their own when the same happens again and again: the first `free`, then
 * each power of ten. Nobody fills the trail by trying, and it says how much was tried.
 */
export function leavesEntry(times: number, free = 1): boolean {
  return times <= free || /^10*$/.test(String(times));
}
