import { useState, type ReactNode } from 'react';

import { useTesto } from '../../messages/index.js';
import { useDiritti } from '../../tenancy/index.js';
import { Avviso } from '../../ui/Avviso.js';
import { Bottone } from '../../ui/Bottone.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import type { Attesi, DellAnno, PartnerFisico, Previsione, TraguardoAts } from './avanzamento.queries.js';
import { useCifre } from './cifre.js';
import { Esito, Previsto } from './Esito.js';
import { RegistraFigura } from './FiguraDialoghi.js';
import { FigurePerAnno } from './FigurePerAnno.js';
import { Grafico } from './Grafico.js';

interface Props {
  readonly progettoId: string;
  readonly traguardo: TraguardoAts;
  readonly previsioni: readonly Previsione[];
  readonly aperto: boolean;
}

/** A target of the project: every partner's years, its part, where its pace leads; who shares nothing is not nought. */
export function TraguardoDellAts({ progettoId, traguardo, previsioni, aperto }: Props) {
  const t = useTesto();
  const { numero } = useCifre();
  const { traguardoId, tipo, titolo, partner, totale, completo, atteso } = traguardo;
  const id = `traguardo-${traguardoId}`;
  const prevista = (partnerId: string | null) => previsioni.find((una) => una.partnerId === partnerId);
  const barre = [
    { nome: t('progetti.interoProgetto'), atteso: atteso.finale, fatto: totale, di: prevista(null) },
    ...partner.flatMap((uno) =>
      uno.totale === null || uno.atteso.finale === null
        ? []
        : [{ nome: uno.ente, atteso: uno.atteso.finale, fatto: uno.totale, di: prevista(uno.partnerId) }],
    ),
  ];
  return (
    <section aria-labelledby={id} className="avanzamento-traguardo">
      <h3 id={id} className="h5">
        {titolo}
        <span className="descrizione">{t(tipo === 'target' ? 'progetti.target' : 'progetti.milestone')}</span>
      </h3>
      {!completo && <Avviso tono="info">{t('avanzamento.incompleto')}</Avviso>}
      {tipo === 'target' && (
        <Grafico
          scritto={(valore) => numero(String(valore))}
          barre={barre.map((una) => ({
            ...{ nome: una.nome, atteso: Number(una.atteso ?? 0), fatto: Number(una.fatto) },
            previsto: una.di?.previsto == null ? null : Number(una.di.previsto),
          }))}
        />
      )}
      <PerPartner traguardo={traguardo} prevista={prevista} />
      {partner
        .filter(({ consorzio }) => consorzio === null)
        .map((esterno) => (
          <DiUnEsterno key={esterno.partnerId} {...{ progettoId, traguardo, esterno, aperto }} />
        ))}
    </section>
  );
}

interface PerPartnerProps {
  readonly traguardo: TraguardoAts;
  readonly prevista: (partnerId: string | null) => Previsione | undefined;
}

function PerPartner({ traguardo, prevista }: PerPartnerProps) {
  const t = useTesto();
  const { giornoBreve } = useDate();
  const { condivisi } = useCifre();
  const { titolo, tipo, unita, partner, perAnno, atteso, totale } = traguardo;
  const anni = [...new Set([...perAnno, ...partner.flatMap((uno) => uno.perAnno)].map(({ anno }) => anno))].sort();
  const entro = atteso.entro ?? partner.map((uno) => uno.atteso.entro).find((giorno) => giorno !== null);
  return (
    <div className="progetti-larga">
      <Tabella
        didascalia={t('avanzamento.perPartnerDi', { traguardo: titolo })}
        colonne={[
          t('progetti.partner'),
          ...(tipo === 'target'
            ? [
                ...anni.map((anno) => ({ numero: String(anno) })),
                { numero: t('avanzamento.dallInizio') },
                {
                  numero: entro
                    ? t('avanzamento.attesoEntro', { giorno: giornoBreve(entro) })
                    : t('avanzamento.atteso'),
                },
                { numero: t('avanzamento.previsto') },
              ]
            : [t('avanzamento.raggiuntaGia')]),
          t('avanzamento.esito'),
        ]}
      >
        {partner.map((uno) => (
          <Riga
            key={uno.partnerId}
            nome={uno.ente}
            descrizione={uno.consorzio === null ? t('avanzamento.esterno') : condivisi(uno.mesi)}
            {...{ anni, tipo, unita, perAnno: uno.perAnno, totale: uno.totale, atteso: uno.atteso, entro }}
            previsione={prevista(uno.partnerId)}
          />
        ))}
        <Riga
          nome={t('progetti.interoProgetto')}
          {...{ anni, tipo, unita, perAnno, totale, atteso, entro }}
          previsione={prevista(null)}
          incompleto={!traguardo.completo}
        />
      </Tabella>
    </div>
  );
}

interface RigaProps {
  readonly nome: string;
  readonly descrizione?: string;
  readonly anni: readonly number[];
  readonly tipo: string;
  readonly unita: string;
  readonly perAnno: readonly DellAnno[];
  /** Null of who shares nothing. */
  readonly totale: string | null;
  readonly atteso: Attesi;
  /** The day that the heading says. */
  readonly entro: string | null | undefined;
  readonly previsione: Previsione | undefined;
  readonly incompleto?: boolean;
}

function Riga(props: RigaProps) {
  const { nome, descrizione, tipo, totale, previsione } = props;
  const t = useTesto();
  const ignoto = <span className="text-secondary">{t('avanzamento.nonCondiviso')}</span>;
  return (
    <tr>
      <th scope="row">
        {nome}
        {descrizione && <span className="descrizione">{descrizione}</span>}
      </th>
      {tipo === 'target' ? (
        <Quantita {...props} ignoto={ignoto} />
      ) : (
        <td data-colonna={t('avanzamento.raggiuntaGia')}>
          {totale === null ? ignoto : t(totale === '0' ? 'avanzamento.nonAncora' : 'avanzamento.si')}
        </td>
      )}
      <td data-colonna={t('avanzamento.esito')}>
        {totale === null ? ignoto : <Esito esito={previsione?.esito ?? null} />}
      </td>
    </tr>
  );
}

function Quantita(props: RigaProps & { readonly ignoto: ReactNode }) {
  const { anni, unita, perAnno, totale, atteso, entro, previsione, incompleto = false, ignoto } = props;
  const t = useTesto();
  const { giornoBreve } = useDate();
  const { numero } = useCifre();
  return (
    <>
      {anni.map((anno) => (
        <td key={anno} data-colonna={String(anno)} className="numero">
          {totale === null ? '–' : numero(perAnno.find((uno) => uno.anno === anno)?.valore ?? '0')}
        </td>
      ))}
      <td data-colonna={t('avanzamento.dallInizio')} className="numero">
        {totale === null ? ignoto : <strong>{numero(totale)}</strong>}
      </td>
      <td data-colonna={t('avanzamento.atteso')} className="numero">
        {atteso.finale === null ? '–' : `${numero(atteso.finale)} ${unita}`}
        {atteso.entro !== null && atteso.entro !== entro && (
          <span className="descrizione">{t('avanzamento.entroDiverso', { giorno: giornoBreve(atteso.entro) })}</span>
        )}
      </td>
      <td data-colonna={t('avanzamento.previsto')} className="numero">
        {previsione ? (
          <Previsto
            scritto={previsione.previsto === null ? null : numero(previsione.previsto)}
            base={previsione.base}
            esito={previsione.esito}
            incompleto={incompleto}
          />
        ) : (
          '–'
        )}
      </td>
    </>
  );
}

interface EsternoProps {
  readonly progettoId: string;
  readonly traguardo: TraguardoAts;
  readonly esterno: PartnerFisico;
  readonly aperto: boolean;
}

/** A partner outside the platform writes nothing itself: the capofila does, from what it is sent. */
function DiUnEsterno({ progettoId, traguardo, esterno, aperto }: EsternoProps) {
  const t = useTesto();
  const { puo } = useDiritti();
  const [registra, setRegistra] = useState(false);
  const { traguardoId, tipo, titolo, unita, revisione } = traguardo;
  const { partnerId, ente, figure, totale } = esterno;
  const di = { progettoId, traguardoId, partnerId, tipo, unita, revisione, titolo: `${titolo}, ${ente}` };
  const scrive = puo('ats.rendiconta') && aperto;
  return (
    <details className="avanzamento-esterno">
      <summary>{t('avanzamento.datiDi', { ente })}</summary>
      <FigurePerAnno
        di={di}
        figure={figure.map((figura) => ({ ...figura, rettifiche: figura.rettifiche ?? 0, collegato: null }))}
        totale={totale ?? '0'}
        scrive={scrive}
      />
      {scrive && (tipo === 'target' || figure.length === 0) && (
        <Bottone
          size="sm"
          className="non-stampare"
          aria-label={t(tipo === 'target' ? 'avanzamento.registraDi' : 'avanzamento.raggiuntaDi', {
            traguardo: di.titolo,
          })}
          onClick={() => setRegistra(true)}
        >
          {t(tipo === 'target' ? 'avanzamento.registra' : 'avanzamento.raggiunta')}
        </Bottone>
      )}
      {registra && <RegistraFigura di={di} onChiudi={() => setRegistra(false)} />}
    </details>
  );
}
