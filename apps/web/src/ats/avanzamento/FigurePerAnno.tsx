import { useState } from 'react';

import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { Tabella } from '../../ui/Tabella.js';
import type { Figura } from './avanzamento.queries.js';
import { somma, useCifre } from './cifre.js';
import { AnnullaFigura, RettificaFigura, type DiChi } from './FiguraDialoghi.js';

interface Props {
  readonly di: DiChi;
  readonly figure: readonly Figura[];
  readonly totale: string;
  /** Who reads may correct what was written here; what comes from the plan is corrected there. */
  readonly scrive: boolean;
}

/** What was done, month by month, the years added up. */
export function FigurePerAnno({ di, figure, totale, scrive }: Props) {
  const t = useTesto();
  const { numero } = useCifre();
  if (figure.length === 0) return <p className="text-secondary">{t('avanzamento.nessunDato')}</p>;
  const anni = [...new Set(figure.map(({ mese }) => mese.slice(0, 4)))];
  const conAnni = di.tipo === 'target';
  return (
    <Tabella
      didascalia={t('avanzamento.dati', { traguardo: di.titolo })}
      colonne={[
        t('avanzamento.quando'),
        ...(conAnni ? [{ numero: t('avanzamento.fatto') }] : []),
        t('avanzamento.note'),
        ...(scrive ? [{ nascosta: t('avanzamento.azioni') }] : []),
      ]}
    >
      {anni.map((anno) => {
        const dellAnno = figure.filter(({ mese }) => mese.startsWith(anno));
        return [
          ...dellAnno.map((figura) => <Riga key={figura.mese} di={di} figura={figura} scrive={scrive} />),
          conAnni && (dellAnno.length > 1 || dellAnno[0]!.periodo === 'mese') && (
            <Somma
              key={anno}
              nome={t('avanzamento.totaleAnno', { anno })}
              valore={numero(somma(dellAnno.map(({ valore }) => valore)))}
              scrive={scrive}
            />
          ),
        ];
      })}
      {conAnni && <Somma nome={t('avanzamento.dallInizio')} valore={numero(totale)} scrive={scrive} />}
    </Tabella>
  );
}

function Somma({ nome, valore, scrive }: { nome: string; valore: string; scrive: boolean }) {
  const t = useTesto();
  return (
    <tr className="avanzamento-somma">
      <th scope="row">{nome}</th>
      <td data-colonna={t('avanzamento.fatto')} className="numero">
        <strong>{valore}</strong>
      </td>
      <td colSpan={scrive ? 2 : 1} />
    </tr>
  );
}

function Riga({ di, figura, scrive }: { di: DiChi; figura: Figura; scrive: boolean }) {
  const t = useTesto();
  const { scope } = useScope();
  const { numero, periodo } = useCifre();
  const [dialogo, setDialogo] = useState<'rettifica' | 'annulla' | null>(null);
  const { valore, nota, rettifiche, motivoRettifica, collegato } = figura;
  const nome = periodo(figura);
  const chiudi = () => setDialogo(null);
  return (
    <tr>
      <th scope="row">{nome}</th>
      {di.tipo === 'target' && (
        <td data-colonna={t('avanzamento.fatto')} className="numero">
          {numero(valore)}
        </td>
      )}
      <td data-colonna={t('avanzamento.note')}>
        {nota}
        {rettifiche > 0 && (
          <span className="descrizione">
            {t('avanzamento.rettifiche', { rettifiche })}
            {motivoRettifica && `: ${motivoRettifica}`}
          </span>
        )}
        {collegato && (
          <Collegamento
            verso={`/${scope}/obiettivi/${collegato.obiettivoId}`}
            cerca={{ centro: collegato.centroId, anno: String(collegato.anno) }}
          >
            {t('avanzamento.dalConsuntivo', { anno: collegato.anno })}
          </Collegamento>
        )}
      </td>
      {scrive && (
        <td className="non-stampare azioni">
          {!collegato && (
            <>
              {di.tipo === 'target' && (
                <Bottone
                  tono="outline-primary"
                  size="xs"
                  aria-label={t('avanzamento.rettificaDi', { periodo: nome })}
                  onClick={() => setDialogo('rettifica')}
                >
                  {t('avanzamento.rettifica')}
                </Bottone>
              )}{' '}
              <Bottone
                tono="outline-danger"
                size="xs"
                aria-label={t('avanzamento.annullaDi', { periodo: nome })}
                onClick={() => setDialogo('annulla')}
              >
                {t('avanzamento.annulla')}
              </Bottone>
            </>
          )}
          {dialogo === 'rettifica' && <RettificaFigura di={di} figura={figura} onChiudi={chiudi} />}
          {dialogo === 'annulla' && <AnnullaFigura di={di} figura={figura} onChiudi={chiudi} />}
        </td>
      )}
    </tr>
  );
}
