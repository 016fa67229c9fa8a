import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, readSources, type Source } from './source.ts';

const product = readSources('app', 'db', 'cli', 'server.ts').filter(
  ({ path }) => !path.startsWith('cli/bench/'),
);

/** Files of the product where something stands, except where it may. */
function filesWith(pattern: RegExp, allowed = /^$/, sources: readonly Source[] = product): string[] {
  return sources
    .filter(({ path, text }) => !allowed.test(path) && pattern.test(text))
    .map(({ path }) => path);
}

type Asked = Readonly<Record<string, string>>;

interface LockedPackage {
  readonly dev?: boolean;
  readonly dependencies?: Asked;
  readonly devDependencies?: Asked;
  readonly integrity?: string;
}

const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
  readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
);
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

/** Names of the packages that run in production, those that others bring too. */
const shipped = locked
  .filter(([, { dev }]) => dev !== true)
  .map(([path]) => path.replace(/^.*node_modules\//, ''));

test.each([
  ['directories and other query languages', /ldap|xpath|jndi|graphql|mongo|neo4j|cypher/],
  ['parsers of XML and SAML', /xml|xslt|sax|xhtml|saml/],
  ['LaTeX, Markdown and other markup of users', /latex|markdown|marked|remarkable|bbcode|showdown|dompurify/],
  ['templates made while running', /handlebars|mustache|nunjucks|ejs|pug|liquid|mjml|eta$/],
  ['uploads on a disk, archives, pictures', /multer|busboy|formidable|zip|^tar$|archiver|sharp|clamav/],
  ['caches and queues beside the process', /memcache|memjs|redis|amqp|kafka/],
  ['WebSockets and WebRTC', /^ws$|websocket|socket\.io|webrtc|wrtc|mediasoup|turn-server|stun/],
  ['a server of tokens for others', /oidc-provider|oauth2-server|oauth2orize|jsonwebtoken|passport/],
  ['telephones', /twilio|vonage|^sms|nexmo/],
])('nothing of the product, nor what it brings along, is about %s', (_, pattern) => {
  expect(shipped.length).toBeGreaterThan(100);
  expect(shipped.filter((name) => pattern.test(name))).toEqual([]);
});

test('text is never run: no eval, no made functions, no other programs, no objects read from bytes', () => {
  const running =
    /\beval\(|new Function\(|set(Timeout|Interval)\(['"`]|node:(child_process|vm|v8|repl)|\.deserialize\(/;
  expect(filesWith(running)).toEqual([]);
});

test('text never becomes markup: React writes it, and nothing goes around React', () => {
  expect(
    filesWith(/dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write/),
  ).toEqual([]);
});

test('browsers are asked for no plug-in, frame, socket or message between windows', () => {
  const asked = /<(object|embed|applet|iframe)\b/;
  const pages = product.filter(({ path }) => path.endsWith('.tsx'));
  expect(filesWith(asked, /^$/, pages)).toEqual([]);
  expect(filesWith(/new (WebSocket|RTCPeerConnection)\(/)).toEqual([]);
  const threads = /^db\/threads\.ts$/;
  expect(filesWith(/\bpostMessage\(|addEventListener\(['"]message['"]|onmessage\b/, threads)).toEqual([]);
});

test('no pattern is made from what somebody typed', () => {
  expect(filesWith(/\bRegExp\(/)).toEqual([]);
});

test('statements are built with parameters: raw ones stand in engines and migrations alone', () => {
  expect(filesWith(/sql\.raw\(|CompiledQuery\.raw\(/, /^db\/(engines|migrations)\//)).toEqual([]);
});

test('what must not be guessed comes from the system’s generator', () => {
  // How long to wait before trying again, and invented people.
  expect(filesWith(/Math\.random\(/, /^db\/(engines|seed)\//)).toEqual([]);
});

test('hashes are SHA-256, ciphers AES-256-GCM, signatures Ed25519, passwords argon2id, and nothing else', () => {
  const used = product.flatMap(({ text }) =>
    [
      ...text.matchAll(/\b(?:createHash|createHmac|hkdfSync|createCipheriv|createDecipheriv)\(\s*'([^']+)'/g),
    ].map(([, name]) => name),
  );
  expect([...new Set(used)].sort()).toEqual(['aes-256-gcm', 'sha256']);
  expect(filesWith(/\b(createHash|createHmac|hkdfSync|createCipheriv|createDecipheriv)\((?!\s*')/)).toEqual(
    [],
  );
  expect(filesWith(/from '(crypto-js|node-forge|bcrypt\w*|md5|sha1|tweetnacl|@noble\/[^']+)'/)).toEqual([]);
});

test('the server calls nobody but the database, the mail server and the provider of sign-ons', () => {
  const callers = product.flatMap(({ path, imports }) =>
    imports
      .filter(
        ({ from, typeOnly }) => !typeOnly && /^(pg|nodemailer|openid-client|undici|axios|got)$/.test(from),
      )
      .map(({ from }) => `${from} in ${path}`),
  );
  expect(callers.sort()).toEqual([
    'nodemailer in app/platform/mail/smtp.server.ts',
    'openid-client in app/platform/provider/provider.server.ts',
    'pg in db/engines/postgres.ts',
  ]);
  expect(filesWith(/from 'node:(https|http2|tls|dgram|dns)'|\bhttp\.(get|request)\(/)).toEqual([]);
  // What browsers fetch are addresses of ours, written out.
  expect(filesWith(/\bfetch\((?!['"`]\/[\w$])/)).toEqual([]);
});

test('nobody is known by a token of another service: the Authorization header is read for our own keys of programs alone', () => {
  const ours =
    /^app\/(access\/(gate|(find|with)-token)\.server|api\/(api\.route|openapi\.server)|network\/token-new\.route|platform\/http\/(bearer|limit-rate))\.tsx?$/;
  expect(filesWith(/['"]authorization['"]|bearer/i, ours)).toEqual([]);
});

test('every package is fixed by its version and the hash of its content', () => {
  const loose = locked.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''));
  expect(loose.map(([path]) => path)).toEqual([]);
  const { dependencies, devDependencies } = lock.packages[''] ?? {};
  const asked = Object.entries({ ...dependencies, ...devDependencies });
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter(([, version]) => !/^\d/.test(version))).toEqual([]);
});
