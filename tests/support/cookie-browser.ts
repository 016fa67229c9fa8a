import type { TestSite } from './http-app.ts';

const ORIGIN = 'http://bottega.test';

/** A browser that keeps the sign-in cookie it is given; follows nothing. */
export class CookieBrowser {
  cookie = '';
  readonly #site: Pick<TestSite, 'as'>;

  constructor(site: Pick<TestSite, 'as'>, cookie = '') {
    this.#site = site;
    this.cookie = cookie;
  }

  async get(path: string): Promise<Response> {
    return this.#keep(await this.#site.as('anonymous').get(path, { Cookie: this.cookie }));
  }

  async post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Response> {
    const headers = {
      Cookie: this.cookie,
      Origin: ORIGIN,
      'User-Agent': 'Mozilla/5.0 (X11; Linux) Firefox/140.0',
    };
    const body = new URLSearchParams(fields);
    return this.#keep(await this.#site.as('anonymous').request(path, { method: 'POST', body, headers }));
  }

  #keep(answer: Response): Response {
    const [set] = (answer.headers.get('Set-Cookie') ?? '').split(';');
    if (set?.startsWith('bottega=')) this.cookie = set;
    return answer;
  }
}
