import { Inject, Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';

import type { JsonObject } from '@consorzi/domain/shared';
import {
  comandoDi,
  eventiDellaRiga,
  luogoDi,
  MODELLI_DESCRITTI,
  positionAt,
  recordedAt,
  registro,
  righeCambiate,
  vistaDi,
  type Ambito,
  type RigaCambiata,
} from '@consorzi/projections/audit';
import { piani } from '@consorzi/projections/planning';
import type { Reader } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import type { Momento, QuandoInput } from '../../graphql/momento.js';
import type { RequestContext } from '../../tenancy/index.js';
import { Fatti } from '../fatti.js';
import { MODELLI_DEI_NOMI } from '../nomi-del-momento.js';
import { campoInParole, inParole, nomeInParole, type Vocabolario } from '../parole.js';
import { Vocabolari } from '../vocabolari.js';
import type {
  AttiDelPiano,
  Differenze,
  DifferenzeArgs,
  OggettoCambiato,
  RiepilogoDelGenere,
} from './differenze.types.js';

const MODELLI = [...new Set([registro, ...MODELLI_DESCRITTI.map(({ modello }) => modello), ...MODELLI_DEI_NOMI])];

/** What two moments differ by, and the acts between which people ask. */
@Injectable()
export class DifferenzeQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Fatti) private readonly fatti: Fatti,
    @Inject(Vocabolari) private readonly vocabolari: Vocabolari,
  ) {}

  /** @throws GraphQLError MOMENTI_INVERTITI where the first moment lies after the second. */
  differenze(ctx: RequestContext, { da, a, first, after, ...chiesto }: DifferenzeArgs): Promise<Differenze> {
    const ambito = ambitoOf(chiesto);
    return this.letture.leggi(ctx, a, MODELLI, async (reader, momento) => {
      const before = reader.at(await posizioneDi(reader, da, a));
      const all = await righeCambiate(before, reader, ambito);
      const start = all.findIndex((riga) => cursorOf(riga) === after) + 1;
      const page = all.slice(start, start + first);
      const vocabolario = await this.vocabolari.di(ctx.scope, [reader, before], page.map(parolaDi));
      const nodes: OggettoCambiato[] = [];
      for (const riga of page) nodes.push(await oggettoOf(reader, before.position, riga, vocabolario));
      const fatti = await this.fatti.leggi(
        ctx.scope,
        nodes.flatMap(({ eventi }) => eventi),
        vocabolario.nomi,
      );
      return {
        da: await momentoDi(before),
        a: momento,
        riepilogo: riepilogoOf(all),
        edges: nodes.map((node, index) => ({ cursor: cursorOf(page[index]!), node })),
        fatti,
        pageInfo: {
          hasNextPage: all.length > start + first,
          endCursor: page.length > 0 ? cursorOf(page.at(-1)!) : null,
        },
      };
    });
  }

  /** The acts that gave the plans (or one of them) their forms, in the order of the log. */
  atti(ctx: RequestContext, pianoId?: string, quando?: QuandoInput): Promise<AttiDelPiano> {
    return this.letture.leggi(ctx, quando, [registro, piani], async (reader, momento) => {
      const rows = pianoId ? await reader.many(piani, [pianoId]) : await reader.where(piani, {});
      const atti = [];
      for (const { key, row } of rows.filter((one) => one.row.stato !== 'inImportazione')) {
        for (const { tipo, posizione, variazioneId, atto } of row.tappe) {
          const comando = (await comandoDi(reader, posizione))!;
          const registratoIl = (await recordedAt(reader, posizione))!;
          const span = { prima: comando.prima - 1, dopo: comando.ultima };
          atti.push({ pianoId: key, piano: row.titolo, tipo, variazioneId, atto, ...span, registratoIl });
        }
      }
      return { momento, atti: atti.sort((one, other) => one.dopo - other.dopo) };
    });
  }
}

const ambitoOf = ({ pianoId, centroId, obiettivoId }: Ambito): Ambito => ({
  pianoId: pianoId ?? undefined,
  centroId: centroId ?? undefined,
  obiettivoId: obiettivoId ?? undefined,
});

/** Where the first moment lies, at or before the second. */
async function posizioneDi(reader: Reader, da: QuandoInput, a: QuandoInput | undefined): Promise<number> {
  const inverted = () =>
    new GraphQLError('Il primo momento viene dopo il secondo.', { extensions: { code: 'MOMENTI_INVERTITI' } });
  // A field that is left out and one that is null ask for the same.
  if (typeof da.posizione === 'number') {
    if (da.posizione > reader.position) throw inverted();
    return da.posizione;
  }
  if (!da.al) return -1;
  if (a?.al && new Date(da.al) > new Date(a.al)) throw inverted();
  return positionAt(reader, new Date(da.al));
}

async function momentoDi(reader: Reader): Promise<Momento> {
  const registratoIl = await recordedAt(reader, reader.position);
  return { scope: reader.scope, posizione: reader.position, registratoIl, attuale: false };
}

const cursorOf = ({ descrizione, key }: RigaCambiata) => `${descrizione.modello.name}/${key}`;

/** Everything in a row whose name or words may be said: its key, and what stands in it at both moments. */
const parolaDi = ({ key, prima, dopo, modifiche, descrizione }: RigaCambiata): JsonObject => ({
  key,
  modifiche: modifiche as never,
  detta: [prima, dopo].flatMap((one) => (one ? descrizione.detta(one.row, key) : [])),
});

async function oggettoOf(
  a: Reader,
  da: number,
  riga: RigaCambiata,
  vocabolario: Vocabolario,
): Promise<OggettoCambiato> {
  const { descrizione, key, prima, dopo, modifiche } = riga;
  const { tutti, perPercorso, interi } = await eventiDellaRiga(a, da, riga);
  const found = (dopo ?? prima)!;
  const viste = [dopo, prima].flatMap((one) => (one ? [vistaDi(descrizione, one.row)] : []));
  const rigaDi = (percorso: string) => {
    const [campo, id] = percorso.split('/') as [string, string?];
    if (id === undefined) return undefined;
    return viste.flatMap((vista) => vista[campo] as readonly JsonObject[]).find((one) => one['id'] === id);
  };
  const { pianoId = null, obiettivoId = null } = luogoDi(descrizione, found);
  return {
    modello: descrizione.modello.name,
    genere: descrizione.etichetta,
    id: key,
    nome: nomeInParole(descrizione.detta(found.row, key), vocabolario),
    esito: !prima ? 'aggiunto' : !dopo ? 'eliminato' : 'cambiato',
    pianoId,
    obiettivoId,
    campi: modifiche.map(({ percorso, prima: was, dopo: is }) => ({
      percorso,
      campo: campoInParole(descrizione, percorso, rigaDi(percorso), vocabolario),
      prima: inParole(was, vocabolario),
      dopo: inParole(is, vocabolario),
      eventi: (perPercorso.get(percorso) ?? []).slice(0, MOST_EVENTS),
    })),
    eventi: tutti.slice(0, MOST_EVENTS),
    eventiInteri: interi && tutti.length <= MOST_EVENTS,
  };
}

/** Events told of one row: the newest, all others are one link away. */
const MOST_EVENTS = 20;

function riepilogoOf(all: readonly RigaCambiata[]): RiepilogoDelGenere[] {
  const generi = new Map<string, RiepilogoDelGenere>();
  for (const { descrizione, prima, dopo } of all) {
    const genere = descrizione.etichetta;
    const so = generi.get(genere) ?? { genere, aggiunti: 0, eliminati: 0, cambiati: 0 };
    so[!prima ? 'aggiunti' : !dopo ? 'eliminati' : 'cambiati'] += 1;
    generi.set(genere, so);
  }
  return [...generi.values()];
}
