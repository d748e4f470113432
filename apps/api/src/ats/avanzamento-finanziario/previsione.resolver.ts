import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { previsioneInsieme, type CifraDelPeriodo } from '@consorzi/domain/ats';

import { AvanzamentoAts, AvanzamentoDelProgetto } from '../avanzamento/avanzamento.types.js';
import { giornoDelMomento } from './giorno-del-momento.js';
import { PrevisioneTraguardo } from './previsione.types.js';

/** What is expected of whom by when; `atteso` null for a milestone, which is reached once it has happened. */
interface Scadenza {
  readonly traguardoId: string;
  readonly partnerId: string | null;
  readonly entro: string;
  readonly atteso: string | null;
}

/** Beside what a consortium did, where that leads: by its own deadlines, for of the whole project it did but a part. */
@Resolver(() => AvanzamentoDelProgetto)
export class PrevisioneDelProgettoResolver {
  @ResolveField(() => [PrevisioneTraguardo], {
    description: 'Una per ogni scadenza del consorzio: dell’intero progetto ne sa l’ATS.',
  })
  previsioni(@Parent() { momento, traguardi }: AvanzamentoDelProgetto): PrevisioneTraguardo[] {
    const oggi = giornoDelMomento(momento, new Date().toISOString());
    return traguardi.flatMap(({ traguardoId, attesi, figure }) =>
      attesi
        .filter(({ ente }) => ente !== null)
        .map(({ entro, valore }) => prevista({ traguardoId, partnerId: null, entro, atteso: valore }, [figure], oggi)),
    );
  }
}

/** The same of an ATS, for each partner that shares and for the project, of which nothing is foreseen while parts hide. */
@Resolver(() => AvanzamentoAts)
export class PrevisioneDellAtsResolver {
  @ResolveField(() => [PrevisioneTraguardo], {
    description:
      'All’ultima scadenza di ogni traguardo: di ogni partner che condivide e del progetto, se tutti condividono o è raggiunto.',
  })
  previsioni(@Parent() { momento, traguardi }: AvanzamentoAts): PrevisioneTraguardo[] {
    const oggi = giornoDelMomento(momento, new Date().toISOString());
    return traguardi.flatMap(({ traguardoId, atteso, partner, completo }) => {
      const condivise = partner.filter(({ condiviso }) => condiviso);
      const dellIntero = diUno(
        { traguardoId, partnerId: null, ...atteso },
        condivise.map(({ figure }) => figure),
        oggi,
      );
      return [
        ...dellIntero.map((una) => (completo || una.esito === 'raggiunto' ? una : { ...una, ...IGNOTA })),
        ...condivise.flatMap((one) =>
          diUno({ traguardoId, partnerId: one.partnerId, ...one.atteso }, [one.figure], oggi),
        ),
      ];
    });
  }
}

const IGNOTA = { previsto: null, base: null, esito: null };

/** None where nothing is expected. */
function diUno(
  { entro, finale, traguardoId, partnerId }: Pick<Scadenza, 'traguardoId' | 'partnerId'> & Ultimo,
  parti: readonly Figure[],
  oggi: string,
): PrevisioneTraguardo[] {
  return entro === null ? [] : [prevista({ traguardoId, partnerId, entro, atteso: finale }, parti, oggi)];
}

type Ultimo = { readonly entro: string | null; readonly finale: string | null };
type Figure = readonly { readonly mese: string; readonly periodo: string; readonly valore: string }[];

function prevista({ atteso, entro, ...di }: Scadenza, parti: readonly Figure[], oggi: string): PrevisioneTraguardo {
  const lette = parti.map((figure) =>
    figure.map(({ mese, periodo, valore }) => ({ mese, valore, periodo: periodo as CifraDelPeriodo['periodo'] })),
  );
  const meta = { atteso: atteso ?? '1', entro };
  const detto = previsioneInsieme(lette, meta, oggi);
  if (atteso !== null) return { ...di, ...meta, ...detto };
  // What happens once has no pace.
  const esito = detto.esito === 'raggiunto' || entro < oggi ? detto.esito : null;
  return { ...di, ...meta, ...detto, previsto: null, base: null, esito };
}
