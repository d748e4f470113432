import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { NonTrovata } from '../../shell/NonTrovata.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Avviso } from '../../ui/Avviso.js';
import { Bottone } from '../../ui/Bottone.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { FascicoloSezione } from '../fascicolo/FascicoloSezione.js';
import { euro } from './denaro.js';
import { Copertura } from './QuoteSpesa.js';
import { AnnullaPagamento, AnnullaSpesa, RegistraImpegno, RegistraPagamento } from './SpesaDialoghi.js';
import { SPESA, type Pagamento, type Spesa } from './spese.queries.js';

/** One expense: what it is, who pays it, what was committed and paid. */
export function SpesaPage() {
  const { spesaId = '' } = useParams();
  const letta = useLettura(SPESA, { spesaId });
  return (
    <Lettura di={letta}>{({ spesa: { spesa } }) => (spesa ? <Dettaglio spesa={spesa} /> : <NonTrovata />)}</Lettura>
  );
}

function Dettaglio({ spesa }: { spesa: Spesa }) {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const [annulla, setAnnulla] = useState(false);
  const tipo = t(`spese.tipo.${spesa.tipo}`);
  const titolo = spesa.documento ? t('spesa.titoloFattura', { numero: spesa.documento.numero }) : tipo;
  return (
    <Pagina
      titolo={titolo}
      occhiello={tipo}
      sottotitolo={
        <Collegamento className="non-stampare" verso={`/${scope}/spese/${spesa.id}/storia`}>
          {t('spesa.storia')}
        </Collegamento>
      }
      percorso={[{ testo: t('spese.titolo'), verso: `/${scope}/spese` }]}
      azioni={
        puo('ats.spendi') && (
          <>
            <Collegamento className="btn btn-outline-primary" verso={`/${scope}/spese/${spesa.id}/rettifica`}>
              {t('spesa.rettifica')}
            </Collegamento>{' '}
            <Bottone tono="outline-danger" onClick={() => setAnnulla(true)}>
              {t('spesa.annulla')}
            </Bottone>
          </>
        )
      }
    >
      {spesa.possibileDoppione && (
        <Avviso tono="warning">
          <p className="mb-0">
            <strong>{t('spese.doppione')}.</strong> {t('spese.doppioneTesto')}
          </p>
        </Avviso>
      )}
      {spesa.rettificata && (
        <p>{t('spesa.rettificataPer', { motivo: spesa.motivoRettifica ?? t('spese.testoCancellato') })}</p>
      )}
      <Dati spesa={spesa} />
      <Quote spesa={spesa} />
      <Impegni spesa={spesa} />
      <Pagamenti spesa={spesa} />
      <FascicoloSezione spesaId={spesa.id} />
      {annulla && <AnnullaSpesa spesa={spesa} onChiudi={() => setAnnulla(false)} />}
    </Pagina>
  );
}

function Dati({ spesa }: { spesa: Spesa }) {
  const t = useTesto();
  const parola = useParola();
  const { giornoBreve } = useDate();
  const { documento, fornitore, cig } = spesa;
  const cancellato = t('spese.testoCancellato');
  const righe: readonly (readonly [string, ReactNode])[] = [
    [t('spesa.descrizione'), spesa.descrizione ?? cancellato],
    [t('spesa.competenza'), giornoBreve(spesa.competenza)],
    [t('spesa.cup'), spesa.cup],
    [t('spesa.cig'), cig.codice ?? parola('spesa.senzaCig', cig.assenza ?? '')],
    ...(documento ? [[t('spesa.documento'), `${documento.numero}, ${giornoBreve(documento.data)}`] as const] : []),
    ...(fornitore
      ? [
          [t('spesa.fornitore'), fornitore.denominazione ?? cancellato] as const,
          ...(['partitaIva', 'codiceFiscale', 'iban'] as const).flatMap((campo) =>
            fornitore[campo] ? [[t(`spesa.${campo}`), fornitore[campo]] as const] : [],
          ),
        ]
      : []),
    [spesa.tipo === 'fattura' ? t('spesa.imponibile') : t('spesa.importo'), euro(spesa.imponibileCentesimi)],
    ...(spesa.tipo === 'fattura'
      ? [
          [t('spesa.iva'), euro(spesa.ivaCentesimi)] as const,
          [t('spesa.ivaACosto'), euro(spesa.ivaACostoCentesimi)] as const,
          [t('spesa.ritenuta'), euro(spesa.ritenutaCentesimi)] as const,
        ]
      : []),
    [t('spesa.costo'), euro(spesa.costoCentesimi)],
    [t('spesa.dovuto'), euro(spesa.dovutoCentesimi)],
    [t('spesa.pagato'), euro(spesa.pagatoCentesimi)],
  ];
  return (
    <section className="ats-sezione" aria-labelledby="dati-spesa">
      <h2 id="dati-spesa" className="h4">
        {t('spesa.dati')}
      </h2>
      <dl className="spesa-dati">
        {righe.map(([nome, valore]) => (
          <div key={nome}>
            <dt>{nome}</dt>
            <dd>{valore}</dd>
          </div>
        ))}
      </dl>
      {spesa.scissioneIva && <p>{t('spesa.scissione')}</p>}
    </section>
  );
}

function Quote({ spesa }: { spesa: Spesa }) {
  const t = useTesto();
  const all = spesa.quote.reduce((sum, { centesimi }) => sum + centesimi, 0);
  return (
    <section className="ats-sezione" aria-labelledby="quote-spesa">
      <h2 id="quote-spesa" className="h4">
        {t('spesa.quote')}
      </h2>
      <Tabella
        className="spese"
        didascalia={t('spesa.quote')}
        colonne={[t('spesa.fonte'), t('spesa.voce'), { numero: t('spesa.importo') }]}
      >
        {spesa.quote.map((quota) => (
          <tr key={`${quota.fonte}/${quota.voceId}`}>
            <th scope="row">{quota.fonte}</th>
            <td data-colonna={t('spesa.voce')}>{quota.voce ?? '-'}</td>
            <td data-colonna={t('spesa.importo')} className="numero">
              {euro(quota.centesimi)}
            </td>
          </tr>
        ))}
      </Tabella>
      <Copertura costo={spesa.costoCentesimi} quote={all} />
    </section>
  );
}

function Impegni({ spesa }: { spesa: Spesa }) {
  const t = useTesto();
  const { giornoBreve } = useDate();
  return (
    <Sezione
      id="impegni-spesa"
      titolo={t('spesa.impegni')}
      azione={t('spesa.impegno')}
      dialogo={(chiudi) => <RegistraImpegno spesa={spesa} onChiudi={chiudi} />}
    >
      {spesa.impegni.length === 0 ? (
        <p>{t('spesa.impegniNessuno')}</p>
      ) : (
        <Tabella
          className="spese"
          didascalia={t('spesa.impegni')}
          colonne={[t('spesa.numero'), t('spesa.data'), { numero: t('spesa.importo') }]}
        >
          {spesa.impegni.map(({ numero, data, centesimi }) => (
            <tr key={`${numero}/${data}`}>
              <th scope="row">{numero}</th>
              <td data-colonna={t('spesa.data')}>{giornoBreve(data)}</td>
              <td data-colonna={t('spesa.importo')} className="numero">
                {euro(centesimi)}
              </td>
            </tr>
          ))}
        </Tabella>
      )}
    </Sezione>
  );
}

function Pagamenti({ spesa }: { spesa: Spesa }) {
  const t = useTesto();
  const { puo } = useDiritti();
  const { giornoBreve } = useDate();
  const [annulla, setAnnulla] = useState<Pagamento | null>(null);
  const colonne = [t('spesa.mandato'), t('spesa.data'), t('spesa.quietanza'), { numero: t('spesa.importo') }];
  return (
    <Sezione
      id="pagamenti-spesa"
      titolo={t('spesa.pagamenti')}
      azione={t('spesa.pagamento')}
      dialogo={(chiudi) => <RegistraPagamento spesa={spesa} onChiudi={chiudi} />}
    >
      {spesa.pagamenti.length === 0 ? (
        <p>{t('spesa.pagamentiNessuno')}</p>
      ) : (
        <Tabella
          className="spese"
          didascalia={t('spesa.pagamenti')}
          colonne={[...colonne, ...(puo('ats.spendi') ? [{ nascosta: t('spesa.azioni') }] : [])]}
        >
          {spesa.pagamenti.map((pagamento) => (
            <tr key={pagamento.pagamentoId}>
              <th scope="row">{pagamento.mandato}</th>
              <td data-colonna={t('spesa.data')}>{giornoBreve(pagamento.data)}</td>
              <td data-colonna={t('spesa.quietanza')}>{pagamento.quietanza ?? '-'}</td>
              <td data-colonna={t('spesa.importo')} className="numero">
                {euro(pagamento.centesimi)}
              </td>
              {puo('ats.spendi') && (
                <td className="text-md-end">
                  <Bottone
                    tono="outline-danger"
                    size="xs"
                    aria-label={t('spesa.annullaPagamentoDi', { mandato: pagamento.mandato })}
                    onClick={() => setAnnulla(pagamento)}
                  >
                    {t('spesa.annullaPagamento')}
                  </Bottone>
                </td>
              )}
            </tr>
          ))}
        </Tabella>
      )}
      {annulla && <AnnullaPagamento spesa={spesa} pagamento={annulla} onChiudi={() => setAnnulla(null)} />}
    </Sezione>
  );
}

interface SezioneProps {
  readonly id: string;
  readonly titolo: string;
  readonly azione: string;
  readonly dialogo: (chiudi: () => void) => ReactNode;
  readonly children: ReactNode;
}

function Sezione({ id, titolo, azione, dialogo, children }: SezioneProps) {
  const { puo } = useDiritti();
  const [aperto, setAperto] = useState(false);
  return (
    <section className="ats-sezione" aria-labelledby={id}>
      <div className="sezione-testa">
        <h2 id={id} className="h4 mb-0">
          {titolo}
        </h2>
        {puo('ats.spendi') && (
          <Bottone tono="outline-primary" size="xs" className="non-stampare" onClick={() => setAperto(true)}>
            {azione}
          </Bottone>
        )}
      </div>
      {children}
      {aperto && dialogo(() => setAperto(false))}
    </section>
  );
}
