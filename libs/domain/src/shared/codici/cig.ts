/** `ordinario` and `smartcig` carry a checksum; `pcp`, given out since 2024, has none. */
export type TipoCig = 'ordinario' | 'smartcig' | 'pcp';

const ORDINARIO = /^(\d{7})([0-9A-F]{3})$/;
const SMARTCIG = /^[V-Z]([0-9A-F]{2})([0-9A-F]{7})$/;
const PCP = /^[A-U][0-9A-F]{9}$/;

/** Which kind of CIG (codice identificativo gara) the 10 characters are, or null when they are none. */
export function tipoCig(codice: string): TipoCig | null {
  const ordinario = ORDINARIO.exec(codice);
  if (ordinario) {
    const numero = Number(ordinario[1]);
    return numero > 0 && (numero * 211) % 4091 === parseInt(ordinario[2]!, 16) ? 'ordinario' : null;
  }
  const smart = SMARTCIG.exec(codice);
  if (smart) return (parseInt(smart[2]!, 16) * 211) % 251 === parseInt(smart[1]!, 16) ? 'smartcig' : null;
  return PCP.test(codice) ? 'pcp' : null;
}
