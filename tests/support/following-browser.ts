const MOST_STEPS = 12;

/** A browser's cookies and its way along redirects, without a browser; loads nothing else. */
export interface FollowingBrowser {
  /** Opens an address and follows it to the page it ends at. */
  open(address: string): Promise<Arrival>;
  /** Opens an address and stays where it leads first. */
  step(address: string): Promise<Response>;
  /** Sends an empty form of our own and stays where it leads. */
  post(path: string): Promise<Response>;
}

/** Where it ended. */
export interface Arrival {
  readonly url: URL;
  readonly status: number;
  readonly text: string;
  /** Every address on the way, the last one included. */
  readonly way: readonly string[];
}

/** `served` is where the site that calls itself `publicUrl` really listens. */
export function openFollowingBrowser(publicUrl: URL, served: string): FollowingBrowser {
  const jars = new Map<string, Map<string, string>>();

  async function step(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, publicUrl);
    const jar = jars.get(url.host) ?? new Map<string, string>();
    jars.set(url.host, jar);
    const target = url.origin === publicUrl.origin ? served + url.pathname + url.search : url;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(target, {
      ...init,
      redirect: 'manual',
      headers: { Cookie: cookie, Origin: publicUrl.origin },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }

  async function open(address: string): Promise<Arrival> {
    const way = [new URL(address, publicUrl).href];
    for (;;) {
      const here = way.at(-1) ?? address;
      const answer = await step(here);
      const next = answer.headers.get('Location');
      if (next === null) return { url: new URL(here), status: answer.status, text: await answer.text(), way };
      if (way.length >= MOST_STEPS) throw new Error(`no end: ${way.join(' → ')}`);
      await answer.arrayBuffer();
      way.push(new URL(next, here).href);
    }
  }

  const post = (path: string) => step(path, { method: 'POST', body: new URLSearchParams() });
  return { open, step, post };
}
