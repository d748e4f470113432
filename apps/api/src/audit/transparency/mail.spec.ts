import { formatMail } from './mail.js';

const mail = {
  ...{ from: 'registro@prova.localhost', to: 'revisori@alfa', id: '5f0c6a4e-2b1d-5c3e-8a9b-7d6e5f4c3b2a' },
  subject: 'Registro di alfa: perché è così lungo che non sta in una riga sola, e più',
  date: new Date('2025-03-01T10:00:00.000Z'),
  body: 'Però — è così.\n',
  attachments: [{ name: 'alfa-3.checkpoint.txt', text: '— nota\n' }],
};
const text = formatMail(mail);
const decoded = (at: number) => {
  const [, encoded = ''] = text.split(/--consorzi-[0-9a-f-]+/)[at]!.split('\r\n\r\n');
  return Buffer.from(encoded, 'base64').toString('utf8');
};

it('gives body and attachments back letter by letter', () => {
  expect([decoded(1), decoded(2)]).toEqual([mail.body, '— nota\n']);
});

it('holds lines of ASCII, short enough for any server, each ended by CR LF', () => {
  for (const line of text.split('\r\n')) expect(line).toMatch(/^[\x20-\x7e]{0,76}$/);
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
});

it('writes a subject beyond ASCII in encoded words that come apart as they were put together', () => {
  const subject = /^Subject: ((?:.|\r\n )*)\r\nMIME/m.exec(text)![1]!;
  const words = [...subject.matchAll(/=\?utf-8\?B\?([^?]+)\?=/g)].map(([, word]) => Buffer.from(word!, 'base64').toString('utf8')); // prettier-ignore
  expect(words.join('')).toBe(mail.subject);
});

it('names the date as RFC 5322 does', () => {
  expect(text.split('\r\n')[0]).toBe('Date: Sat, 01 Mar 2025 10:00:00 +0000');
});
