import { dictionary } from '@zxcvbn-ts/language-common';
import { expect, it } from 'vitest';
import { judgePassword } from '../../../app/access/judge-password.server.ts';

const OWNER = { email: 'giulia.nencini@comune.castelnuovo.example', fullName: 'Giulia Nencini Dell’Orto' };
const judge = (password: string) => judgePassword(password, OWNER)?.key.replace('sign-in:', '') ?? 'taken';

it.each([
  ['', 'set_up.password_length'],
  ['undici caratt'.slice(0, 11), 'set_up.password_length'],
  ['è'.normalize('NFD').repeat(11), 'set_up.password_length'],
  [`${'una frase molto lunga '.repeat(6)}`.slice(0, 129), 'set_up.password_length'],
  // On the list as they stand.
  ['1q2w3e4r5t6y', 'password_rules.common'],
  ['Unbelievable', 'password_rules.common'],
  // A short one with something around it, repeated, in disguise.
  ['sunshine2026!', 'password_rules.common'],
  ['!!!Dragon!!!', 'password_rules.common'],
  ['juventusjuventus', 'password_rules.common'],
  ['p@ssw0rd2026', 'password_rules.common'],
  ['xxxxxxxxxxxx', 'password_rules.common'],
  ['abcabcabcabcab', 'password_rules.common'],
  ['123456789012', 'password_rules.common'],
  ['abcdefghijklm', 'password_rules.common'],
  ['987654321098', 'password_rules.common'],
  // About the person, about us.
  ['giulia.nencini', 'password_rules.about_you'],
  ['GiuliaNencini1970', 'password_rules.about_you'],
  ['castelnuovo2026', 'password_rules.about_you'],
  ['Bottega-2026!', 'password_rules.about_you'],
  ['bottega giulia sunshine', 'password_rules.about_you'],
  // What people may choose: phrases, other scripts, figures alone, a generator's work.
  ['la gatta sul tetto', 'taken'],
  ['giulia mangia le ciliegie', 'taken'],
  ['correct horse battery staple', 'taken'],
  ['пароль для работы', 'taken'],
  ['83920174659271', 'taken'],
  ['x7#Kq!pL29vRt@', 'taken'],
  ['prova di accesso è lunga', 'taken'],
])('%j: %s', (password, verdict) => {
  expect(judge(password)).toBe(verdict);
});

it('refuses more than three thousand common passwords, as long as they must be', () => {
  const common = dictionary['passwords-common'];
  const dated = common.slice(0, 3500).map((word) => `${word}-2026!`);
  const long = [...common, ...dated].filter((word) => word.length >= 12);
  expect(long.length).toBeGreaterThan(3000);
  expect(long.filter((word) => judge(word) === 'taken')).toEqual([]);
});
