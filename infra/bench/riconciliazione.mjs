// Reconciliation of 50,000 lines a side beside a bare hash join of the same lines, both in this process. After a build:
// node infra/bench/riconciliazione.mjs [lines]. Its last line is one JSON object.
import { performance } from 'node:perf_hooks';

import { confronta, leggiConMappatura, righeNostre, scritta } from '../../libs/domain/dist/ats/index.js';

const lines = Number(process.argv[2] ?? 50_000);
const CUP = 'I84H22000180006';
const giorno = (n) => `2025-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`;
const italiano = (iso) => iso.split('-').reverse().join('/');

// Ours: a line each. Theirs: the same in another order, as a file has them, of which one in a hundred is another amount,
// one in a hundred is not there, one in a hundred stands twice.
const ours = Array.from({ length: lines }, (_, n) => ({
  riferimento: `alfa/${n}`,
  valori: { cup: CUP, mandato: String(n), data: giorno(n), importo: 100 + ((n * 7919) % 1_000_000) },
}));
const theirs = [];
for (let n = 0; n < lines; n += 1) {
  const { mandato, data, importo } = ours[(n * 7907) % lines].valori;
  if (n % 100 === 1) continue;
  const amount = (importo + (n % 100 === 0 ? 1 : 0)) / 100;
  const celle = [CUP, `000${mandato}`, italiano(data), amount.toFixed(2).replace('.', ',')];
  theirs.push({ numero: theirs.length + 2, celle });
  if (n % 100 === 2) theirs.push({ numero: theirs.length + 2, celle });
}
const mappatura = {
  tabella: 'pagamenti',
  colonne: ['cup', 'mandato', 'data', 'importo'].map((campo) => ({ campo, intestazione: campo })),
  formati: { data: 'gg/mm/aaaa', decimale: ',' },
  chiave: ['cup', 'mandato', 'data'],
};
const foglio = { intestazioni: mappatura.colonne.map(({ campo }) => campo), righe: theirs };

const seconds = (work) => {
  const started = performance.now();
  const result = work();
  return [(performance.now() - started) / 1000, result];
};

let told = 0;
const [readSeconds, { righe: loro }] = seconds(() => leggiConMappatura(foglio, mappatura));
const [reconcileSeconds, found] = seconds(() => {
  const nostre = righeNostre('pagamenti', ours, scritta);
  const campi = mappatura.colonne.map(({ campo }) => campo);
  return confronta(nostre, loro, {
    tabella: 'pagamenti',
    chiave: mappatura.chiave,
    campi,
    onProgress: () => (told += 1),
  });
});
const [joinSeconds, joined] = seconds(() => {
  const known = new Map(ours.map(({ valori }) => [`${valori.cup}|${valori.mandato}|${valori.data}`, valori.importo]));
  let equal = 0;
  for (const { valori } of loro)
    if (known.get(`${valori.cup}|${valori.mandato}|${valori.data}`) === valori.importo) equal += 1;
  return equal;
});
for (const { esito, righe } of found.totali) console.log(`${esito}: ${righe}`);
console.log(`the bare join found ${joined} equal, doubles among them; progress was told ${told} times`);
const round = (n) => Number(n.toFixed(3));
console.log(
  JSON.stringify({
    lines,
    reconcileSeconds50k: round(readSeconds + reconcileSeconds),
    readSeconds: round(readSeconds),
    matchSeconds: round(reconcileSeconds),
    bareJoinSeconds: round(joinSeconds),
  }),
);
