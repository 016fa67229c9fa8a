import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../app/platform/environment.server.ts';
import { mailSettingsFrom } from '../../../app/platform/mail/mail-settings.server.ts';

const FROM = 'Rete di prova <bottega@rete.example>';
const read = (url: string, from: string | undefined = FROM) =>
  mailSettingsFrom({ BOTTEGA_SMTP_URL: url, BOTTEGA_MAIL_FROM: from });

describe('settings of mail', () => {
  it('are none where nobody set them', () => {
    expect(mailSettingsFrom({})).toBeNull();
  });

  it.each([
    ['smtps://anna:p%40ss@posta.rete.example', { host: 'posta.rete.example', port: 465, tls: 'at_once' }],
    ['smtp://posta.rete.example', { host: 'posta.rete.example', port: 587, tls: 'required', login: null }],
    ['smtp://posta.rete.example:25/', { port: 25, tls: 'required' }],
    ['smtp://127.0.0.1:2525', { host: '127.0.0.1', port: 2525, tls: 'if_offered' }],
    ['smtp://localhost', { tls: 'if_offered' }],
    ['smtp://[::1]:25', { host: '::1', tls: 'if_offered' }],
    ['smtp://127.0.0.1.rete.example', { tls: 'required' }],
  ])('%s', (url, expected) => {
    expect(read(url)).toMatchObject(expected);
  });

  it('take user and password as they are meant, and the sender apart', () => {
    expect(read('smtps://anna:p%40ss@posta.rete.example')).toMatchObject({
      login: { user: 'anna', pass: 'p@ss' },
      from: { name: 'Rete di prova', address: 'bottega@rete.example' },
    });
    expect(read('smtps://posta.rete.example', '"Rete" <bottega@rete.example>')?.from.name).toBe('Rete');
    expect(read('smtps://posta.rete.example', 'bottega@rete.example')?.from).toEqual({
      name: '',
      address: 'bottega@rete.example',
    });
  });

  it.each([
    ['posta.rete.example:25', FROM, 'BOTTEGA_SMTP_URL'],
    ['https://posta.rete.example', FROM, 'BOTTEGA_SMTP_URL'],
    ['smtp://', FROM, 'BOTTEGA_SMTP_URL'],
    ['smtp://posta.rete.example/?requireTLS=false', FROM, 'BOTTEGA_SMTP_URL'],
    ['smtp://anna@posta.rete.example', FROM, 'BOTTEGA_SMTP_URL'],
    ['smtp://anna:%zz@posta.rete.example', FROM, 'BOTTEGA_SMTP_URL'],
    ['smtp://posta.rete.example', '', 'BOTTEGA_MAIL_FROM'],
    ['smtp://posta.rete.example', 'Bottega', 'BOTTEGA_MAIL_FROM'],
    ['smtp://posta.rete.example', 'a@rete.example, b@rete.example', 'BOTTEGA_MAIL_FROM'],
    ['smtp://posta.rete.example', 'Rete\r\nBcc: <a@rete.example>', 'BOTTEGA_MAIL_FROM'],
    ['', FROM, 'BOTTEGA_SMTP_URL'],
  ])('refuse %j with the sender %j and name what is wrong', (url, from, named) => {
    let error: unknown;
    try {
      read(url, from);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toContain(named);
    expect(String(error)).not.toContain('anna');
  });
});
