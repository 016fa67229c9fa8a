const BROWSERS = [
  ['Edg', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['CriOS/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const SYSTEMS = [
  ['Windows', 'Windows'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['CrOS', 'ChromeOS'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** `Firefox · Windows` from a `User-Agent` header; null when it names neither. No versions: nobody recognises them. */
export function browserName(userAgent: string | null): string | null {
  const known = [BROWSERS, SYSTEMS].flatMap((names) => {
    const found = names.find(([sign]) => userAgent?.includes(sign));
    return found ? [found[1]] : [];
  });
  return known.length > 0 ? known.join(' · ') : null;
}
