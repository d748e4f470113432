import { Inject, Injectable } from '@nestjs/common';

import type { TipoCondiviso } from '@consorzi/domain/ats';
import type { RigaFascicolo, RigaListaDiControllo, RigaSpesa } from '@consorzi/projections/ats';

import { Testi } from '../../testi/index.js';

/** The rows of the kinds of data that have words. */
interface RigheConTesti {
  readonly spese: Pick<RigaSpesa, 'descrizione' | 'fornitore'>;
  readonly documenti: Pick<RigaFascicolo, 'documenti'>;
  readonly liste: Pick<RigaListaDiControllo, 'oggetto'>;
}
type ConTesti = Extract<TipoCondiviso, keyof RigheConTesti>;

/**
 * The rule, and the only place where words are read in a scope that is not the asker's: an ATS is shown the words that
 * say what was bought and from whom, without which a line of expense cannot be told from another. Not how people called
 * their files, not their notes, reasons and corrections, no codice fiscale and no IBAN, no name of who did what: these
 * are the work of the consortium, and can name people. What is new is shown none of its words until it is said here.
 */
const MOSTRATI: { readonly [Tipo in ConTesti]: (row: RigheConTesti[Tipo]) => readonly string[] } = {
  spese: ({ descrizione, fornitore }) => [descrizione.testoId, ...(fornitore ? [fornitore.denominazione.testoId] : [])],
  documenti: () => [],
  liste: ({ oggetto }) => (oggetto.testoId === null ? [] : [oggetto.testoId]),
};

/** The words of members that an ATS is shown, by id: the shared rows that name them are what gives the right to them. */
@Injectable()
export class TestiMostrati {
  constructor(@Inject(Testi) private readonly testi: Testi) {}

  async di<Tipo extends ConTesti>(
    tipo: Tipo,
    found: readonly { readonly scope: string; readonly row: RigheConTesti[Tipo] }[],
  ): Promise<ReadonlyMap<string, string>> {
    const all = new Map<string, string>();
    for (const scope of new Set(found.map((one) => one.scope))) {
      const ids = found.filter((one) => one.scope === scope).flatMap(({ row }) => MOSTRATI[tipo](row));
      if (ids.length === 0) continue;
      for (const [id, testo] of await this.testi.leggi(scope, ids)) all.set(id, testo);
    }
    return all;
  }
}
