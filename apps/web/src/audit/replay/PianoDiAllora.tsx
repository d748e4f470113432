import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { Link } from 'react-router';

import { Guasto, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { ALBERO, periodoOf, useAtto, type AlberoPiano, type RamoCentro } from '../../planning/index.js';
import { useScope } from '../../shell/scope.js';
import { Attesa } from '../../ui/Attesa.js';
import { PIANI_DI_ALLORA, type VoceRegistro } from './replay.queries.js';
import { useUltima } from './usePassi.js';

/** The plan as it stood right after the event: its state, how much it held, what the event touched. */
export function PianoDiAllora({ voce, prossima }: { voce: VoceRegistro; prossima: VoceRegistro | null | undefined }) {
  const t = useTesto();
  const { scope } = useScope();
  const client = useApolloClient();
  const { posizione } = voce.fatto;
  const quando = { posizione };
  // An event that is of no plan leaves in sight the plan that was looked at, or the newest one there was.
  const visto = useUltima(voce.oggetto.pianoId ?? undefined);
  const piani = useLettura(PIANI_DI_ALLORA, { first: 1 }, { quando, salta: visto !== undefined });
  const pianoId = visto ?? piani.dati?.piani.edges[0]?.node.id;
  const albero = useLettura(ALBERO, { pianoId: pianoId ?? '' }, { quando, salta: pianoId === undefined });
  const letto = useUltima(albero.dati);

  const [dopo, pianoDopo] = [prossima?.fatto.posizione, prossima?.oggetto.pianoId ?? pianoId];
  useEffect(() => {
    if (dopo === undefined || pianoDopo === undefined) return;
    const variables = { scope, quando: { posizione: dopo }, pianoId: pianoDopo };
    client.query({ query: ALBERO, variables }).catch(() => undefined);
  }, [client, scope, dopo, pianoDopo]);

  return (
    <section className="passo-stato" aria-label={t('replay.stato')}>
      <h2 className="h5">{t('replay.stato')}</h2>
      {albero.errore != null && <Guasto errore={albero.errore} riprova={albero.rileggi} />}
      {pianoId === undefined && (piani.dati ? <p>{t('replay.nessunPiano')}</p> : <Attesa />)}
      {pianoId !== undefined && letto === undefined && albero.errore == null && <Attesa />}
      {letto?.albero === null && <p>{t('replay.nonAncora')}</p>}
      {letto?.albero && (
        <>
          <Riassunto albero={letto.albero} />
          <Rami rami={letto.albero.rami} voce={voce} />
          <p className="non-stampare">
            <Link to={`/${scope}/piani/${letto.albero.piano.id}?posizione=${posizione}`}>{t('replay.vediTutto')}</Link>
          </p>
        </>
      )}
    </section>
  );
}

function Riassunto({ albero: { piano, rami } }: { albero: AlberoPiano }) {
  const t = useTesto();
  const atto = useAtto();
  // An objective of two centri stands under both.
  const obiettivi = [...new Map(rami.flatMap((ramo) => ramo.obiettivi).map((one) => [one.id, one])).values()];
  const somma = (quanto: (one: (typeof obiettivi)[number]) => number) =>
    obiettivi.reduce((sum, one) => sum + quanto(one), 0);
  return (
    <>
      <p className="passo-piano">
        <strong>{piano.titolo}</strong> ({periodoOf(piano)}), {t(`piano.stato.${piano.stato}`)}
      </p>
      {piano.atto && <p className="descrizione">{t('storia.atto', { atto: atto(piano.atto) })}</p>}
      <p>
        {t('replay.quanto', {
          obiettivi: obiettivi.length,
          attivita: somma(({ quanteAttivita }) => quanteAttivita),
          conEsito: somma(({ attivitaConEsito }) => attivitaConEsito),
          indicatori: somma(({ quantiIndicatori }) => quantiIndicatori),
          conValore: somma(({ indicatoriConValore }) => indicatoriConValore),
        })}
      </p>
    </>
  );
}

/** Centri closed, save those that the event touched: five hundred objectives are not read at each step. */
function Rami({ rami, voce }: { rami: readonly RamoCentro[]; voce: VoceRegistro }) {
  const t = useTesto();
  const toccati = new Set([voce.oggetto.id, voce.oggetto.obiettivoId]);
  const segno = <span className="passo-segno">{t('replay.toccato')}</span>;
  return rami.map(({ centro, progettiPeg, obiettivi }) => {
    const qui = [centro, ...progettiPeg, ...obiettivi].some(({ id }) => toccati.has(id));
    return (
      <details key={`${centro.id} ${qui}`} className="passo-ramo" open={qui}>
        <summary className={toccati.has(centro.id) ? 'toccato' : ''}>
          {centro.denominazione} ({t('replay.obiettivi', { quanti: obiettivi.length })}){' '}
          {toccati.has(centro.id) && segno}
        </summary>
        <ul>
          {progettiPeg.map(({ id, codice, nome }) => (
            <li key={id} className={toccati.has(id) ? 'toccato' : ''}>
              {t('replay.progetto', { nome: `${codice} ${nome}`.trim() })} {toccati.has(id) && segno}
            </li>
          ))}
          {obiettivi.map(({ id, numero, titolo, quanteAttivita, attivitaConEsito }) => (
            <li key={id} className={toccati.has(id) ? 'toccato' : ''}>
              {`${numero} ${titolo}`.trim()}{' '}
              <span className="descrizione">
                {t('replay.esiti', { fatti: attivitaConEsito, tutti: quanteAttivita })}
              </span>{' '}
              {toccati.has(id) && segno}
            </li>
          ))}
        </ul>
      </details>
    );
  });
}
