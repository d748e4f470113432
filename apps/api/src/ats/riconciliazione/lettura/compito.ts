import { confronta, leggiConMappatura, parole, proponiMappatura } from '@consorzi/domain/ats';

import { gruppoDi } from './gruppo.js';
import { leggiFile } from './leggi-file.js';
import type { Compito, Messaggio } from './messaggi.js';
import { daColonne, type NostreInColonne } from './nostre.js';

const ANTEPRIMA = 10;
/** Characters of a cell that a preview shows. */
const CELLA_ANTEPRIMA = 80;
const ILLEGGIBILI = 500;
/** Lines of a message: large enough to be few, small enough to be stored at once. */
const A_GRUPPI = 2_000;

/** Does what the thread was asked, telling the results as they come. @throws RegisRifiutato */
export async function svolgi(
  compito: Compito,
  say: (message: Messaggio) => void,
  leNostre: () => Promise<NostreInColonne>,
): Promise<void> {
  const foglio = await leggiFile(compito.bytes);
  say({ tipo: 'progress', quota: 0.3 });
  if (compito.tipo === 'leggi') {
    const anteprima = foglio.righe
      .slice(0, ANTEPRIMA)
      .map(({ celle }) => foglio.intestazioni.map((_, n) => parole(celle[n] ?? null).slice(0, CELLA_ANTEPRIMA)));
    const { nome, intestazioni, righe } = foglio;
    const proposta = proponiMappatura(compito.tabella, foglio);
    return say({ tipo: 'letto', file: { foglio: nome, righe: righe.length, intestazioni, anteprima, proposta } });
  }
  const { mappatura } = compito;
  const letta = leggiConMappatura(foglio, mappatura);
  const nostre = daColonne(mappatura.tabella, await leNostre());
  say({ tipo: 'progress', quota: 0.5 });
  const { righe, totali } = confronta(nostre, letta.righe, {
    ...{ tabella: mappatura.tabella, chiave: mappatura.chiave },
    campi: mappatura.colonne.map(({ campo }) => campo),
    onProgress: (quota) => say({ tipo: 'progress', quota: 0.5 + quota * 0.5 }),
  });
  for (let at = 0; at < righe.length; at += A_GRUPPI) {
    const gruppo = gruppoDi(righe.slice(at, at + A_GRUPPI), mappatura);
    say({ tipo: 'righe', gruppo, quota: (at + gruppo.quante) / righe.length });
  }
  const illeggibili = letta.illeggibili.slice(0, ILLEGGIBILI);
  const counts = { nostre: nostre.length, loro: letta.righe.length, quanteIlleggibili: letta.illeggibili.length };
  say({ tipo: 'confrontato', riassunto: { ...counts, totali, illeggibili } });
}
