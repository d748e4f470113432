import type { PianoProgettoInput } from '../../graphql/index.js';

/** An amount as it is shown: `1.234,56 €`. */
export const euro = (centesimi: number): string => `${importoScritto(centesimi)} €`;

/** The same without its sign, as a field holds it: `1.234,56`. */
export function importoScritto(centesimi: number): string {
  const cifre = String(Math.abs(centesimi)).padStart(3, '0');
  const interi = cifre.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, '.');
  return `${centesimi < 0 ? '-' : ''}${interi},${cifre.slice(-2)}`;
}

/** What a field for an amount takes: `1.234,56`, `1234,5`, `1234`. For the browser's own check. */
export const FORMA_IMPORTO = '\\s*(\\d{1,12}|\\d{1,3}(\\.\\d{3}){1,3})(,\\d{1,2})?\\s*';

/** Cents of what stands in a field; nothing written is nothing; null for what is no amount. */
export function centesimiDi(scritto: string): number | null {
  if (scritto.trim() === '') return 0;
  const trovato = new RegExp(`^${FORMA_IMPORTO}$`).exec(scritto);
  if (!trovato) return null;
  return Number(trovato[1]!.replaceAll('.', '') + (trovato[3] ?? '').slice(1).padEnd(2, '0'));
}

type Fonte = 'finanziamento' | 'cofinanziamento';
export const FONTI: readonly Fonte[] = ['finanziamento', 'cofinanziamento'];

/** A plan while it is written: amounts are what stands in the fields, by item, partner and source. */
export interface Bozza extends Omit<PianoProgettoInput, 'quote'> {
  readonly quote: Readonly<Record<string, string>>;
}

export const chiaveQuota = (voceId: string, partnerId: string, fonte: Fonte) => `${voceId} ${partnerId} ${fonte}`;

export const BOZZA_VUOTA = (): Bozza => ({
  ...{ dal: '', al: '', quote: {}, fasi: [], traguardi: [] },
  voci: [{ voceId: crypto.randomUUID(), codice: '', titolo: '' }],
});

/** The draft from which another plan begins. */
export function bozzaDi({ dal, al, voci, quote, fasi, traguardi }: PianoProgettoInput): Bozza {
  return {
    ...{ dal, al },
    voci: voci.map(({ voceId, codice, titolo }) => ({ voceId, codice, titolo })),
    quote: Object.fromEntries(
      quote.map(({ voceId, partnerId, fonte, centesimi }) => [
        chiaveQuota(voceId, partnerId, fonte as Fonte),
        importoScritto(centesimi),
      ]),
    ),
    fasi: fasi.map(({ faseId, titolo, dal: da, al: a }) => ({ faseId, titolo, dal: da, al: a })),
    traguardi: traguardi.map(({ traguardoId, tipo, titolo, unita, attesi }) => ({
      ...{ traguardoId, tipo, titolo, unita },
      attesi: attesi.map(({ partnerId, entro, valore }) => ({ partnerId, entro, valore })),
    })),
  };
}

/** The plan as it is sent; an amount of nothing is left out. Null where a field holds no amount. */
export function pianoDi(bozza: Bozza, partner: readonly { readonly partnerId: string }[]): PianoProgettoInput | null {
  const quote: PianoProgettoInput['quote'][number][] = [];
  for (const { voceId } of bozza.voci) {
    for (const { partnerId } of partner) {
      for (const fonte of FONTI) {
        const centesimi = centesimiDi(bozza.quote[chiaveQuota(voceId, partnerId, fonte)] ?? '');
        if (centesimi === null) return null;
        if (centesimi > 0) quote.push({ voceId, partnerId, fonte, centesimi });
      }
    }
  }
  const traguardi = bozza.traguardi.map((one) => ({
    ...one,
    attesi: one.attesi.map(({ partnerId, entro, valore }) => ({
      ...{ partnerId, entro },
      valore: one.tipo === 'milestone' ? null : (valore ?? '').trim().replace(',', '.'),
    })),
  }));
  return { ...bozza, quote, traguardi };
}

/** Cents by item and partner of one source, with the sums of rows, columns and all. */
export function tabellaDelleQuote(
  { voci, quote }: Pick<PianoProgettoInput, 'voci' | 'quote'>,
  partner: readonly { readonly partnerId: string }[],
  fonte: Fonte,
) {
  const diFonte = quote.filter((one) => one.fonte === fonte);
  const somma = (di: typeof diFonte) => di.reduce((sum, { centesimi }) => sum + centesimi, 0);
  return {
    righe: voci.map((voce) => {
      const diVoce = diFonte.filter(({ voceId }) => voceId === voce.voceId);
      const celle = partner.map(({ partnerId }) => somma(diVoce.filter((one) => one.partnerId === partnerId)));
      return { voce, celle, totale: somma(diVoce) };
    }),
    totali: partner.map(({ partnerId }) => somma(diFonte.filter((one) => one.partnerId === partnerId))),
    totale: somma(diFonte),
  };
}
