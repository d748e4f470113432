import type { ReactNode } from 'react';

import { useTesto } from '../../messages/index.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import type { MeseFinanziario, Misura } from './avanzamento.queries.js';
import { useCifre } from './cifre.js';
import { Esito, Previsto } from './Esito.js';
import { Grafico } from './Grafico.js';

interface Riga {
  readonly id: string;
  readonly nome: string;
  readonly descrizione?: ReactNode;
  /** What is planned is known also of who shares nothing. */
  readonly misura: Misura | Pick<Misura, 'pianificatoCentesimi' | 'allaDataCentesimi'>;
  readonly rendicontatoCentesimi?: number;
}

interface Props {
  readonly didascalia: string;
  /** The heading of the first column. */
  readonly prima: string;
  readonly giorno: string;
  readonly righe: readonly Riga[];
  readonly totale: Misura;
  /** Where rows say what was reported: it stands apart, and is added to nothing. */
  readonly rendicontatoCentesimi?: number;
  /** Not all who have a share let theirs be seen. */
  readonly incompleto?: boolean;
}

/** Planned, expected by the day, done, paid and foreseen; the chart before it says the same. */
export function TabellaFinanziaria(props: Props) {
  const { didascalia, prima, giorno, righe, totale, rendicontatoCentesimi, incompleto = false } = props;
  const t = useTesto();
  const { giornoBreve } = useDate();
  const { euro } = useCifre();
  const conRendicontato = rendicontatoCentesimi !== undefined;
  return (
    <>
      <Grafico
        scritto={euro}
        barre={righe.map(({ nome, misura }) => ({
          ...{ nome, atteso: misura.pianificatoCentesimi },
          ...('esito' in misura
            ? { fatto: misura.fattoCentesimi, previsto: misura.previstoCentesimi }
            : { fatto: null, previsto: null }),
        }))}
      />
      <div className="progetti-larga">
        <Tabella
          didascalia={didascalia}
          mostraDidascalia
          colonne={[
            prima,
            { numero: t('avanzamento.pianificato') },
            { numero: t('avanzamento.allaData', { giorno: giornoBreve(giorno) }) },
            { numero: t('avanzamento.speso') },
            { numero: t('avanzamento.pagato') },
            { numero: t('avanzamento.previstoFine') },
            t('avanzamento.esito'),
            ...(conRendicontato ? [{ numero: t('avanzamento.rendicontato') }] : []),
          ]}
        >
          {righe.map((riga) => (
            <RigaDenaro key={riga.id} riga={riga} giorno={giorno} conRendicontato={conRendicontato} />
          ))}
          <RigaDenaro
            riga={{
              ...{ id: 'totale', nome: t('progetti.totale'), misura: totale },
              ...(conRendicontato && { rendicontatoCentesimi }),
            }}
            giorno={giorno}
            conRendicontato={conRendicontato}
            incompleto={incompleto}
          />
        </Tabella>
      </div>
    </>
  );
}

interface RigaProps {
  readonly riga: Riga;
  readonly giorno: string;
  readonly conRendicontato: boolean;
  readonly incompleto?: boolean;
}

function RigaDenaro({ riga: di, giorno, conRendicontato, incompleto = false }: RigaProps) {
  const { nome, descrizione, misura, ...riga } = di;
  const t = useTesto();
  const { giornoBreve } = useDate();
  const { euro } = useCifre();
  const nota = 'esito' in misura ? misura : null;
  const cella = (colonna: string, contenuto: ReactNode) => (
    <td data-colonna={colonna} className="numero">
      {contenuto}
    </td>
  );
  const ignoto = <span className="text-secondary">{t('avanzamento.nonCondiviso')}</span>;
  return (
    <tr>
      <th scope="row">
        {nome}
        {descrizione && <span className="descrizione">{descrizione}</span>}
      </th>
      {cella(t('avanzamento.pianificato'), euro(misura.pianificatoCentesimi))}
      {cella(t('avanzamento.allaData', { giorno: giornoBreve(giorno) }), euro(misura.allaDataCentesimi))}
      {cella(t('avanzamento.speso'), nota ? euro(nota.fattoCentesimi) : ignoto)}
      {cella(t('avanzamento.pagato'), nota ? euro(nota.pagatoCentesimi) : ignoto)}
      {cella(
        t('avanzamento.previstoFine'),
        nota ? (
          <Previsto
            scritto={nota.previstoCentesimi === null ? null : euro(nota.previstoCentesimi)}
            base={nota.base}
            esito={nota.esito}
            incompleto={incompleto}
          />
        ) : (
          ignoto
        ),
      )}
      <td data-colonna={t('avanzamento.esito')}>{nota ? <Esito esito={nota.esito} /> : ignoto}</td>
      {conRendicontato && cella(t('avanzamento.rendicontato'), euro(riga.rendicontatoCentesimi ?? 0))}
    </tr>
  );
}

/** Month by month, and from the start. */
export function MesiFinanziari({ mesi }: { mesi: readonly MeseFinanziario[] }) {
  const t = useTesto();
  const { euro, mese: nome } = useCifre();
  if (mesi.length === 0) return <p className="text-secondary">{t('avanzamento.nessunaSpesa')}</p>;
  const colonne = ['speso', 'pagato', 'dallInizio'] as const;
  return (
    <Tabella
      didascalia={t('avanzamento.perMese')}
      mostraDidascalia
      colonne={[t('avanzamento.mese'), ...colonne.map((una) => ({ numero: t(`avanzamento.${una}`) }))]}
    >
      {mesi.map(({ mese, fattoCentesimi, pagatoCentesimi, cumulatoCentesimi }) => (
        <tr key={mese}>
          <th scope="row">{nome(mese)}</th>
          {[fattoCentesimi, pagatoCentesimi, cumulatoCentesimi].map((centesimi, index) => (
            <td key={colonne[index]} data-colonna={t(`avanzamento.${colonne[index]!}`)} className="numero">
              {euro(centesimi)}
            </td>
          ))}
        </tr>
      ))}
    </Tabella>
  );
}
