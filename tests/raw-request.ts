import net from 'node:net';

export interface RawAnswer {
  /** 0 where the connection was closed without a word. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends just these bytes, which no HTTP library would, and reads what comes back until the connection ends or is idle. */
export function rawRequest(url: string, bytes: string | Buffer): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let text = '';
    const socket = net.connect(Number(port), hostname, () => socket.write(bytes));
    const done = () => {
      socket.destroy();
      resolve(read(text));
    };
    socket.setTimeout(3_000, done);
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const { headers, body } = read(text);
      if (body !== '' && Number(headers['content-length']) <= Buffer.byteLength(body)) done();
    });
    // A reset after the answer is an end like another.
    socket.on('error', done).on('close', done);
  });
}

function read(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = (end < 0 ? text : text.slice(0, end)).split('\r\n');
  const headers = lines.map((line) => [line.split(':', 1)[0]!.toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]);
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: end < 0 ? '' : text.slice(end + 4),
  };
}
