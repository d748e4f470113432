/** A day in a calendar that other programmes read: `riga` is what it says, `id` stays the same from file to file. */
export interface GiornoDaCalendario {
  readonly id: string;
  /** ISO. */
  readonly giorno: string;
  readonly riga: string;
  readonly descrizione: string;
  readonly pagina: string | null;
}

interface Intorno {
  /** How the calendar is called. */
  readonly nome: string;
  /** Of whose scope: ids are told apart by it. */
  readonly scope: string;
  /** When the file is made, ISO with time. */
  readonly adesso: string;
}

/** An iCalendar file (RFC 5545): whole days that make nobody busy, in lines of 75 octets at most that end with CRLF. */
export function calendarioIcs(giorni: readonly GiornoDaCalendario[], { nome, scope, adesso }: Intorno): string {
  const stamp = `${adesso.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Consorzi//Scadenzario//IT', `X-WR-CALNAME:${scritto(nome)}`],
    ...giorni.flatMap(({ id, giorno, riga, descrizione, pagina }) => [
      ...['BEGIN:VEVENT', `UID:${scritto(`${scope}/${id}`)}`, `DTSTAMP:${stamp}`],
      ...[`DTSTART;VALUE=DATE:${giorno.replaceAll('-', '')}`, `SUMMARY:${scritto(riga)}`],
      ...(descrizione === '' ? [] : [`DESCRIPTION:${scritto(descrizione)}`]),
      ...(pagina === null ? [] : [`URL:${pagina}`]),
      ...['TRANSP:TRANSPARENT', 'END:VEVENT'],
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${piegata(line)}\r\n`).join('');
}

/** A text value: what has a meaning of its own is escaped. */
const scritto = (testo: string): string => testo.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

const OTTETTI = 75;

/** A long line goes on in the next ones, that begin with a space; no character is cut in two. */
function piegata(line: string): string {
  const encoder = new TextEncoder();
  let [text, octets] = ['', 0];
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > OTTETTI) [text, octets] = [`${text}\r\n `, 1];
    text += character;
    octets += size;
  }
  return text;
}
