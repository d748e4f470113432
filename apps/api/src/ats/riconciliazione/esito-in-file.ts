import { Inject, Injectable } from '@nestjs/common';

import { innocua, scriviRigheCsv, tabellaProtocollo, type Cella } from '@consorzi/domain/ats';

import type { RequestContext } from '../../tenancy/index.js';
import type { FoglioXlsx } from '../protocollo/xlsx-writer.js';
import { vista } from './riconciliazione.queries.js';
import { Riconciliazioni, type RigaRiconciliazione } from './riconciliazioni.js';
import { Spiegazioni } from './spiegazioni.js';

const A_PAGINE = 5_000;
const ESITI: Readonly<Record<string, string>> = {
  uguale: 'Uguale',
  diverso: 'Diverso',
  mancanteDiQua: 'Manca da noi',
  mancanteDiLa: 'Manca nell’esportazione',
  doppio: 'Doppio',
};
const LATI: Readonly<Record<string, string>> = {
  qua: ' da noi',
  la: ' nell’esportazione',
  entrambi: ' da entrambe le parti',
};

/** What a comparison found, as a table to be worked through elsewhere: both values of each field side by side. */
@Injectable()
export class EsitoInFile {
  constructor(
    @Inject(Riconciliazioni) private readonly riconciliazioni: Riconciliazioni,
    @Inject(Spiegazioni) private readonly spiegazioni: Spiegazioni,
  ) {}

  async foglio(ctx: RequestContext, row: RigaRiconciliazione): Promise<FoglioXlsx> {
    const { colonne } = tabellaProtocollo(row.tabella);
    const campi = colonne.filter(({ campo }) => row.mappatura?.colonne.some((one) => one.campo === campo));
    const dette = await this.spiegazioni.di(ctx, row.progettoId, row.tabella);
    const righe: Cella[][] = [];
    for (let dopo = -1; ;) {
      const page = await this.riconciliazioni.righe(ctx.scope, row.id, { dopo, first: A_PAGINE });
      for (const one of page) {
        const { esito, doppioDi, rigaDelFile, valori, spiegazione } = vista(row, one, dette);
        const detto = spiegazione?.valeAncora ? (spiegazione.nota ?? '') : '';
        const each = campi.flatMap(({ campo }) => {
          const found = valori.find((other) => other.campo === campo);
          return [found?.nostro ?? null, found?.loro ?? null];
        });
        const diversi = campi.filter(({ campo }) => one.riga.diversi.includes(campo)).map(({ intestazione }) => intestazione); // prettier-ignore
        righe.push([`${ESITI[esito]}${LATI[doppioDi ?? ''] ?? ''}`, diversi.join(', '), rigaDelFile?.toString() ?? null, detto, ...each]); // prettier-ignore
      }
      if (page.length < A_PAGINE) break;
      dopo = page.at(-1)!.numero;
    }
    const headings = ['Esito', 'Campi diversi', 'Riga del file', 'Spiegazione'];
    const both = campi.flatMap(({ intestazione }) => [`${intestazione} (noi)`, `${intestazione} (esportazione)`]);
    const all = [...headings, ...both].map((intestazione) => ({ intestazione, tipo: 'testo' as const }));
    return { nome: 'Riconciliazione', colonne: all, righe };
  }

  *csv({ colonne, righe }: FoglioXlsx): Generator<string> {
    yield scriviRigheCsv([colonne.map(({ intestazione }) => intestazione)]);
    for (const riga of righe) {
      yield scriviRigheCsv([riga.map((cella) => innocua(String(cella ?? '')))], { bom: false, separatore: ';' });
    }
  }
}
