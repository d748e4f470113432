import { vaiAllAccesso } from '../../tenancy/index.js';

/** The platform said why, in words for the person. */
export class Rifiutato extends Error {}

/** Sends a file as the body of a request. XMLHttpRequest: fetch does not tell how much of a body has gone. */
export function invia<T>(url: string, file: File, onProgress: (percento: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-consorzi', '1');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? (100 * loaded) / total : 0);
    request.onerror = () => reject(new Error('no answer'));
    request.onload = () => {
      if (request.status === 401) vaiAllAccesso();
      if (request.status < 300) return resolve(request.response as T);
      const messaggio = (request.response as { messaggio?: string } | null)?.messaggio;
      reject(messaggio ? new Rifiutato(messaggio) : new Error(`upload: ${request.status}`));
    };
    request.send(file);
  });
}

/** Words of a failed upload; null where the network failed. */
export const parolaDi = (error: unknown): string | null => (error instanceof Rifiutato ? error.message : null);

/** Bytes as people say them: 12 kB, 3,4 MB. */
export function grandezza(byte: number): string {
  if (byte < 1_000_000) return `${Math.max(1, Math.round(byte / 1_000))} kB`;
  return `${(byte / 1_000_000).toLocaleString('it-IT', { maximumFractionDigits: 1 })} MB`;
}
