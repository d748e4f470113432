import { Inject, Injectable } from '@nestjs/common';

import { pianoDal, type Partner } from '@consorzi/domain/ats';
import { giornoDi } from '@consorzi/domain/shared';
import {
  ats,
  istanze,
  nomiDeiMembri,
  progetti,
  progettiRecepiti,
  programmi,
  type RigaIstanza,
  type RigaProgetto,
  type RigaProgettoRecepito,
} from '@consorzi/projections/ats';
import type { Found, Reader } from '@consorzi/projections/projecting';

import { Letture } from '../../commands/letture.js';
import type { QuandoInput } from '../../graphql/momento.js';
import { nomeDi, Persone, type RequestContext } from '../../tenancy/index.js';
import { Testi } from '../../testi/index.js';
import { pianoVisto } from './piano.types.js';
import type {
  IstanzaType,
  IstanzeAlMomento,
  PartnerType,
  ProgettiAlMomento,
  ProgettiRecepitiAlMomento,
  ProgettoAlMomento,
  ProgettoRecepitoType,
  ProgettoType,
} from './progetti.types.js';

type Quando = QuandoInput | undefined;
type Nomi = ReadonlyMap<string, string>;

/** Questions about projects: what is recorded is of the moment, which plan counts is of the business date asked. */
@Injectable()
export class ProgettiQueries {
  constructor(
    @Inject(Letture) private readonly letture: Letture,
    @Inject(Testi) private readonly testi: Testi,
    @Inject(Persone) private readonly persone: Persone,
  ) {}

  async progetti(ctx: RequestContext, quando: Quando, giorno?: string): Promise<ProgettiAlMomento> {
    const { momento, found, nomi } = await this.letture.leggi(ctx, quando, LETTI, async (reader, momento) => {
      const found = await reader.where(progetti, {});
      return { momento, found, nomi: await nomiDi(reader) };
    });
    const viste = await this.viste(ctx, found, nomi, giorno);
    return { momento, progetti: viste.sort((a, b) => a.linea.localeCompare(b.linea, 'it') || a.titolo.localeCompare(b.titolo, 'it')) }; // prettier-ignore
  }

  async progetto(ctx: RequestContext, quando: Quando, id: string, giorno?: string): Promise<ProgettoAlMomento> {
    const { momento, found, nomi } = await this.letture.leggi(ctx, quando, LETTI, async (reader, momento) => {
      const found = await reader.one(progetti, id);
      return { momento, found, nomi: await nomiDi(reader) };
    });
    const [progetto = null] = found ? await this.viste(ctx, [found], nomi, giorno) : [];
    return { momento, progetto };
  }

  /** The newest first. */
  async istanze(ctx: RequestContext, quando: Quando, progettoId?: string): Promise<IstanzeAlMomento> {
    const { momento, found } = await this.letture.leggi(ctx, quando, [istanze], async (reader, momento) => ({
      momento,
      found: await reader.where(istanze, progettoId ? { progettoId } : {}),
    }));
    const refs = found.flatMap(({ row }) => [row.oggetto, ...row.riscontri.map(({ testo }) => testo)]);
    const testi = await this.testi.leggi(
      ctx.scope,
      refs.flatMap((ref) => (ref ? [ref.testoId] : [])),
    );
    const viste = found.map((one) => istanzaVista(one, testi));
    return { momento, istanze: viste.sort((a, b) => b.presentataIl.localeCompare(a.presentataIl)) };
  }

  recepiti(ctx: RequestContext, quando: Quando): Promise<ProgettiRecepitiAlMomento> {
    return this.letture.leggi(ctx, quando, [progettiRecepiti], async (reader, momento) => {
      const viste = (await reader.where(progettiRecepiti, {})).map(recepitoVisto);
      return { momento, progetti: viste.sort((a, b) => a.titolo.localeCompare(b.titolo, 'it')) };
    });
  }

  private async viste(
    ctx: RequestContext,
    found: readonly Found<RigaProgetto>[],
    nomi: Nomi,
    giorno = giornoDi(ctx.now),
  ): Promise<ProgettoType[]> {
    const persone = await this.persone.nomi(
      ctx.scope,
      found.flatMap(({ row }) => row.responsabili.map(({ personaId }) => personaId)),
    );
    return found.map((one) => progettoVisto(one, giorno, nomi, persone));
  }
}

const LETTI = [progetti, programmi, ats];

/** How members (by slug) and programmes (by id) are called. */
async function nomiDi(reader: Reader): Promise<Nomi> {
  const rete = await reader.one(ats, reader.scope);
  const fondi = await reader.where(programmi, {});
  return new Map([
    ...(rete ? nomiDeiMembri(rete.row) : []),
    ...fondi.map(({ key, row }) => [key, row.denominazione] as const),
  ]);
}

function progettoVisto({ key, row }: Found<RigaProgetto>, giorno: string, nomi: Nomi, persone: Nomi): ProgettoType {
  const { programmaId, titolo, cup, linea, atto, chiusoIl, procedure, rimodulazioneAperta, revisione } = row;
  const vigente = pianoDal(row.piani, giorno);
  return {
    ...{ id: key, programmaId, programma: nomi.get(programmaId) ?? null, titolo, cup, linea, atto, chiusoIl },
    stato: chiusoIl === null ? 'inCorso' : 'chiuso',
    partner: row.partner.map((one) => partnerVisto(one, nomi)),
    responsabili: row.responsabili.map((one) => ({ ...one, nome: nomeDi(persone, one.personaId) })),
    piano: vigente && pianoVisto(vigente.piano),
    piani: row.piani.map((one) => ({ ...one, vigente: one === vigente, piano: pianoVisto(one.piano) })),
    ...{ proceduraVersione: procedure.at(-1)!.versione, procedure, rimodulazioneAperta, giorno, revisione },
  };
}

const partnerVisto = (partner: Partner, nomi: Nomi): PartnerType =>
  partner.tipo === 'esterno'
    ? { partnerId: partner.partnerId, consorzio: null, denominazione: partner.denominazione }
    : {
        ...{ partnerId: partner.partnerId, consorzio: partner.consorzio },
        denominazione: nomi.get(partner.consorzio) ?? partner.consorzio,
      };

function istanzaVista({ key, row }: Found<RigaIstanza>, testi: Nomi): IstanzaType {
  const { progettoId, tipo, presentataIl, proposta, revisione } = row;
  return {
    ...{ id: key, progettoId, tipo, presentataIl, revisione, oggetto: testi.get(row.oggetto.testoId) ?? null },
    piano: proposta && 'piano' in proposta ? pianoVisto(proposta.piano) : null,
    al: proposta && 'al' in proposta ? proposta.al : null,
    riscontri: row.riscontri.map(({ testo, pianoAccolto, ...one }) => ({
      ...one,
      testo: testo && (testi.get(testo.testoId) ?? null),
      pianoAccolto: pianoAccolto && pianoVisto(pianoAccolto),
    })),
  };
}

const recepitoVisto = ({ key, row }: Found<RigaProgettoRecepito>): ProgettoRecepitoType => ({
  ...row,
  id: key,
  procedura: row.modello.denominazione,
  fasi: row.piani.at(-1)?.piano.fasi ?? [],
});
