/** Keys remembered at once; who has not asked for longest is forgotten first. */
const MOST_KEYS = 20_000;

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** What each key may still ask: a bucket that holds the requests of a minute and fills again evenly. */
interface Buckets {
  /** Remembers a key. */
  admit(key: string): void;
  knows(key: string): boolean;
  /** Whole seconds until the key may ask once more; 0 when it may now. */
  wait(key: string): number;
  /** Counts one request. */
  take(key: string): void;
}

/** Buckets of so many requests a minute; `now` in ms. */
export function openBuckets(perMinute: number, now = () => performance.now()): Buckets {
  const buckets = new Map<string, Bucket>();
  const levelOf = (key: string): number => {
    const bucket = buckets.get(key);
    if (!bucket) return perMinute;
    return Math.min(perMinute, bucket.left + ((now() - bucket.at) * perMinute) / 60_000);
  };
  const keep = (key: string, left: number) => {
    buckets.delete(key);
    buckets.set(key, { left, at: now() });
    const [oldest] = buckets.keys();
    if (buckets.size > MOST_KEYS && oldest !== undefined) buckets.delete(oldest);
  };
  return {
    admit: (key) => keep(key, levelOf(key)),
    knows: (key) => buckets.has(key),
    wait(key) {
      const level = levelOf(key);
      return level >= 1 ? 0 : Math.ceil(((1 - level) * 60) / perMinute);
    },
    take: (key) => keep(key, levelOf(key) - 1),
  };
}
