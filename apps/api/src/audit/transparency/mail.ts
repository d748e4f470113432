/** A mail as plain text with attachments that are text too. */
export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly date: Date;
  /** Unique and the same again when the same mail is written again. */
  readonly id: string;
  readonly body: string;
  readonly attachments: readonly { readonly name: string; readonly text: string }[];
}

/**
 * The mail in the form of RFC 5322 and MIME. Parts are base64: notes hold characters beyond ASCII, and a signature does
 * not survive a mail server that mends white space.
 */
export function formatMail({ from, to, subject, date, id, body, attachments }: Mail): string {
  const boundary = `consorzi-${id}`;
  const parts = [
    part('text/plain; charset=utf-8', body),
    ...attachments.map(({ name, text }) =>
      part('text/plain; charset=utf-8', text, `Content-Disposition: attachment; filename="${name}"`),
    ),
  ];
  return [
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `From: ${from}`,
    `To: ${to}`,
    `Message-ID: <${id}@${from.split('@')[1]}>`,
    `Subject: ${encodedWords(subject)}`,
    'MIME-Version: 1.0',
    'Auto-Submitted: auto-generated',
    `Content-Type: multipart/mixed;\r\n boundary="${boundary}"`,
    '',
    ...parts.flatMap((one) => [`--${boundary}`, one]),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

function part(type: string, text: string, ...headers: readonly string[]): string {
  const lines =
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  return [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', ...headers, '', ...lines, ''].join('\r\n');
}

/** RFC 2047, in words short enough for a line; plain ASCII stays as it is. */
function encodedWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > 39) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ');
}
