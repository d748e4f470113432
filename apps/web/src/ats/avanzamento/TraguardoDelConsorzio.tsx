import { useState } from 'react';

import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import type { Previsione, Traguardo } from './avanzamento.queries.js';
import { useCifre } from './cifre.js';
import { CollegaIndicatore, ScollegaIndicatore } from './CollegaIndicatore.js';
import { Esito, Previsto } from './Esito.js';
import { RegistraFigura } from './FiguraDialoghi.js';
import { FigurePerAnno } from './FigurePerAnno.js';
import { Grafico } from './Grafico.js';

interface Props {
  readonly progettoId: string;
  readonly traguardo: Traguardo;
  readonly previsioni: readonly Previsione[];
  /** The project takes figures. */
  readonly aperto: boolean;
}

/** A target of the consortium: its deadlines, what was done, and where it is written. */
export function TraguardoDelConsorzio({ progettoId, traguardo, previsioni, aperto }: Props) {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const { numero } = useCifre();
  const [dialogo, setDialogo] = useState<'registra' | 'collega' | null>(null);
  const { traguardoId, titolo, tipo, unita, nelPiano, figure, totale, indicatori, revisione } = traguardo;
  const di = { progettoId, traguardoId, partnerId: null, titolo, tipo, unita, revisione };
  const scrive = puo('ats.spendi') && aperto && nelPiano;
  const chiudi = () => setDialogo(null);
  const id = `traguardo-${traguardoId}`;
  return (
    <section aria-labelledby={id} className="avanzamento-traguardo">
      <h3 id={id} className="h5">
        {titolo}
        <span className="descrizione">
          {t(tipo === 'target' ? 'progetti.target' : 'progetti.milestone')}
          {!nelPiano && `, ${t('avanzamento.nonPiuNelPiano')}`}
        </span>
      </h3>
      {tipo === 'target' && (
        <Grafico
          scritto={(valore) => numero(String(valore))}
          barre={previsioni.slice(-1).map(({ atteso, fatto, previsto }) => ({
            ...{ nome: titolo, atteso: Number(atteso), fatto: Number(fatto) },
            previsto: previsto === null ? null : Number(previsto),
          }))}
        />
      )}
      <Scadenze traguardo={traguardo} previsioni={previsioni} />
      {indicatori.map(({ obiettivoId, indicatoreId, indicatore, dal, al }) => (
        <p key={`${obiettivoId}/${indicatoreId}`} className="avanzamento-collegato">
          {t('avanzamento.daIndicatore', { anni: dal === al ? String(dal) : `${dal}-${al}` })}{' '}
          <Collegamento verso={`/${scope}/obiettivi/${obiettivoId}`}>
            {indicatore ?? t('avanzamento.indicatoreTolto')}
          </Collegamento>{' '}
          {puo('ats.spendi') && (
            <ScollegaIndicatore
              obiettivoId={obiettivoId}
              indicatoreId={indicatoreId}
              nome={indicatore ?? t('avanzamento.indicatoreTolto')}
            />
          )}
        </p>
      ))}
      <FigurePerAnno di={di} figure={figure} totale={totale} scrive={scrive} />
      {scrive && (
        <p className="form-azioni non-stampare">
          {(tipo === 'target' || figure.length === 0) && (
            <Bottone
              size="sm"
              aria-label={t(tipo === 'target' ? 'avanzamento.registraDi' : 'avanzamento.raggiuntaDi', {
                traguardo: titolo,
              })}
              onClick={() => setDialogo('registra')}
            >
              {t(tipo === 'target' ? 'avanzamento.registra' : 'avanzamento.raggiunta')}
            </Bottone>
          )}
          {tipo === 'target' && (
            <Bottone
              tono="outline-primary"
              size="sm"
              aria-label={t('avanzamento.collegaA', { traguardo: titolo })}
              onClick={() => setDialogo('collega')}
            >
              {t('avanzamento.collegaUno')}
            </Bottone>
          )}
        </p>
      )}
      {dialogo === 'registra' && <RegistraFigura di={di} onChiudi={chiudi} />}
      {dialogo === 'collega' && <CollegaIndicatore a={{ titolo, progettoId, traguardoId }} onChiudi={chiudi} />}
    </section>
  );
}

/** What is expected by when; of the whole project's deadlines the consortium cannot say how far they are. */
function Scadenze({ traguardo, previsioni }: Pick<Props, 'traguardo' | 'previsioni'>) {
  const t = useTesto();
  const { giornoBreve } = useDate();
  const { numero } = useCifre();
  const { attesi, titolo, tipo, unita } = traguardo;
  if (attesi.length === 0) return null;
  return (
    <Tabella
      didascalia={t('avanzamento.scadenze', { traguardo: titolo })}
      colonne={[
        t('progetti.entro'),
        ...(tipo === 'target'
          ? (['atteso', 'fatto', 'previsto'] as const).map((una) => ({ numero: t(`avanzamento.${una}`) }))
          : []),
        t('avanzamento.esito'),
      ]}
    >
      {attesi.map(({ ente, entro, valore }) => {
        const prevista = ente === null ? undefined : previsioni.find((una) => una.entro === entro);
        return (
          <tr key={`${ente ?? ''} ${entro}`}>
            <th scope="row">
              {giornoBreve(entro)}
              {ente === null && <span className="descrizione">{t('progetti.interoProgetto')}</span>}
            </th>
            {tipo === 'target' && (
              <>
                <td data-colonna={t('avanzamento.atteso')} className="numero">
                  {valore === null ? '' : `${numero(valore)} ${unita}`}
                </td>
                <td data-colonna={t('avanzamento.fatto')} className="numero">
                  {prevista ? numero(prevista.fatto) : '–'}
                </td>
                <td data-colonna={t('avanzamento.previsto')} className="numero">
                  {prevista ? (
                    <Previsto
                      scritto={prevista.previsto === null ? null : numero(prevista.previsto)}
                      base={prevista.base}
                      esito={prevista.esito}
                    />
                  ) : (
                    '–'
                  )}
                </td>
              </>
            )}
            <td data-colonna={t('avanzamento.esito')}>
              {prevista ? (
                <Esito esito={prevista.esito} />
              ) : (
                <span className="text-secondary">{t('avanzamento.loSaLAts')}</span>
              )}
            </td>
          </tr>
        );
      })}
    </Tabella>
  );
}
