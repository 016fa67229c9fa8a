/** As read in Italy, by citizens too: Arabic with the digits that stand on everything else here. */
const LOCALES: Record<string, string> = { it: 'it-IT', en: 'en-GB', ar: 'ar-u-nu-latn' };

/** How a language writes days, numbers and durations, and in which order it reads words. */
export type Formats = ReturnType<typeof makeFormats>;

const known = new Map<string, Formats>();

/** Days, numbers and durations as the language writes them. */
export function formatsFor(language: string): Formats {
  let formats = known.get(language);
  if (!formats) {
    // Made once: a formatter costs as much as a hundred formatted numbers.
    formats = makeFormats(language);
    known.set(language, formats);
  }
  return formats;
}

function makeFormats(language: string) {
  const locale = LOCALES[language] ?? language;
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, useGrouping: 'always' });
  const decimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const hundredth = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const three = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const long = date({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const short = date({ day: 'numeric', month: 'short' });
  const plain = date({ day: 'numeric', month: 'short', year: 'numeric' });
  const monthName = date({ month: 'long', year: 'numeric' });
  const month = date({ month: 'short', year: 'numeric' });
  const words = new Intl.Collator(locale, { numeric: true });
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  // The points of Italian and English are those of a month cut short; elsewhere they belong to the day (3. März).
  const tidy = (text: string) =>
    language === 'it' || language === 'en' ? text.replaceAll(/[.,]/g, '') : text;
  return {
    /** `sab 21 nov 2026` from a civil day. */
    day: (day: string) => tidy(long.format(at(day))),
    /** `21 nov 2026`. */
    date: (day: string) => tidy(plain.format(at(day))),
    /** `21 nov`. */
    shortDay: (day: string) => tidy(short.format(at(day))),
    /** `nov 2026` from `YYYY-MM`. */
    month: (text: string) => tidy(month.format(at(`${text}-01`))),
    /** `novembre 2026` from `YYYY-MM`. */
    monthName: (text: string) => monthName.format(at(`${text}-01`)),
    /** Which of two words stands first in a list: number 2 before number 10. */
    compare: words.compare,
    number: (value: number) => whole.format(value),
    /** `54,3`. */
    decimal: (value: number) => decimal.format(value),
    /** `54,27`. */
    hundredths: (value: number) => hundredth.format(value),
    /** `0,492`. */
    ratio: (value: number) => three.format(value),
    /** `54,3 %` from a share of 0–1. */
    percent: (share: number) => `${decimal.format(share * 100)}\u00a0%`,
    /** `3 h 10'`, which no line breaks. */
    duration: (minutes: number) => {
      const hours = Math.floor(minutes / 60);
      const rest = minutes % 60;
      if (hours === 0) return `${rest}'`;
      return rest === 0 ? `${whole.format(hours)}\u00a0h` : `${whole.format(hours)}\u00a0h\u00a0${rest}'`;
    },
  };
}
