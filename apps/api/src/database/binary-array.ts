/**
 * PostgreSQL arrays in their binary form. A driver that spells `{"..."}` escapes every quote of every
 * JSON text and the server undoes it: in this form neither happens, which makes a bulk write half as fast again.
 * Layout: dimensions, null flag, element type, length, lower bound, then each element with its length (-1: null).
 */
const HEADER = 20;
const TEXT = 25;
const JSON_TYPE = 114;
const BIGINT = 20;
const INTEGER = 23;
const SMALLINT = 21;
const UUID = 2950;

/** For a parameter `$n::text[]`. */
export const textArray = (values: readonly (string | null)[]): Buffer => characters(TEXT, values);

/** For a parameter `$n::json[]`; the texts are JSON already. */
export const jsonArray = (values: readonly (string | null)[]): Buffer => characters(JSON_TYPE, values);

/** For a parameter `$n::bigint[]`: safe integers. */
export function bigintArray(values: readonly number[]): Buffer {
  const buffer = withHeader(BIGINT, values.length, Buffer.allocUnsafe(HEADER + 12 * values.length));
  values.forEach((value, index) => {
    const at = HEADER + 12 * index;
    buffer.writeInt32BE(8, at);
    buffer.writeInt32BE(Math.floor(value / 2 ** 32), at + 4);
    buffer.writeUInt32BE(value >>> 0, at + 8);
  });
  return buffer;
}

/** For a parameter `$n::integer[]`. */
export function integerArray(values: readonly number[]): Buffer {
  const buffer = withHeader(INTEGER, values.length, Buffer.allocUnsafe(HEADER + 8 * values.length));
  values.forEach((value, index) => {
    buffer.writeInt32BE(4, HEADER + 8 * index);
    buffer.writeInt32BE(value, HEADER + 8 * index + 4);
  });
  return buffer;
}

/** For a parameter `$n::uuid[]`; well-formed UUIDs only. */
export function uuidArray(values: readonly string[]): Buffer {
  const buffer = withHeader(UUID, values.length, Buffer.allocUnsafe(HEADER + 20 * values.length));
  values.forEach((value, index) => {
    buffer.writeInt32BE(16, HEADER + 20 * index);
    buffer.write(value.replaceAll('-', ''), HEADER + 20 * index + 4, 'hex');
  });
  return buffer;
}

/** For a parameter `$n::smallint[]`. */
export function smallintArray(values: readonly number[]): Buffer {
  const buffer = withHeader(SMALLINT, values.length, Buffer.allocUnsafe(HEADER + 6 * values.length));
  values.forEach((value, index) => {
    buffer.writeInt32BE(2, HEADER + 6 * index);
    buffer.writeInt16BE(value, HEADER + 6 * index + 4);
  });
  return buffer;
}

function characters(type: number, values: readonly (string | null)[]): Buffer {
  // Three bytes hold any UTF-16 unit: one allocation, cut to what was used.
  const room = values.reduce((sum, value) => sum + 4 + (value === null ? 0 : value.length * 3), HEADER);
  const buffer = withHeader(type, values.length, Buffer.allocUnsafe(room), values.includes(null));
  let at = HEADER;
  for (const value of values) {
    const length = value === null ? -1 : buffer.write(value, at + 4, 'utf8');
    buffer.writeInt32BE(length, at);
    at += 4 + Math.max(length, 0);
  }
  return buffer.subarray(0, at);
}

function withHeader(type: number, length: number, buffer: Buffer, nulls = false): Buffer {
  [1, nulls ? 1 : 0, type, length, 1].forEach((value, index) => buffer.writeInt32BE(value, index * 4));
  return buffer;
}
