import type { ReactNode } from 'react';
import { useParams } from 'react-router';

import { Grado } from '../../consuntivo/index.js';
import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { NonTrovata } from '../../shell/NonTrovata.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDate } from '../../ui/date.js';
import { Fatti } from '../FattoBreve.js';
import {
  PROVENIENZA_DEL_VALORE,
  type FattoDelRegistro,
  type ValoreConEventi,
  type ValoreLetto,
} from '../origine.queries.js';

/** Where a recorded value comes from, and the degree that is computed of it: the events of both its sides. */
export function ProvenienzaValorePage() {
  const { obiettivoId = '', centroId = '', anno = '', voceId = obiettivoId } = useParams();
  const valore = useLettura(PROVENIENZA_DEL_VALORE, { obiettivoId, centroId, anno: Number(anno), voceId });
  return (
    <Lettura di={valore}>
      {({ provenienzaDelValore: letto }) =>
        letto ? <Intero obiettivoId={obiettivoId} letto={letto} /> : <NonTrovata />
      }
    </Lettura>
  );
}

function Intero({ obiettivoId, letto }: { obiettivoId: string; letto: ValoreLetto }) {
  const t = useTesto();
  const date = useDate();
  const { scope } = useScope();
  const { obiettivo, centro, anno, voce, valore, atteso, grado, rilevatoIl, fatti } = letto;
  return (
    <Pagina
      titolo={t('provenienza.titolo')}
      occhiello={voce || t('relazione.titolo')}
      sottotitolo={t('provenienza.sede', { centro, anno: String(anno) })}
      percorso={[{ testo: obiettivo, verso: `/${scope}/obiettivi/${obiettivoId}` }]}
    >
      {grado && (
        <section aria-labelledby="grado">
          <h2 id="grado" className="h4">
            {t('consuntivo.grado')}
          </h2>
          <p>
            <Grado grado={grado} />
          </p>
          <p className="descrizione">{t('provenienza.gradoSpiegazione')}</p>
        </section>
      )}
      <Lato
        titolo={t(atteso ? 'consuntivo.valore' : voce ? 'consuntivo.esito' : 'relazione.titolo')}
        valore={valore}
        fatti={fatti}
      >
        {rilevatoIl && (
          <p className="descrizione">{t('provenienza.rilevatoIl', { giorno: date.giornoBreve(rilevatoIl) })}</p>
        )}
      </Lato>
      {atteso && <Lato titolo={t('indicatore.atteso')} valore={atteso} fatti={fatti} />}
    </Pagina>
  );
}

interface LatoProps {
  readonly titolo: string;
  readonly valore: ValoreConEventi;
  readonly fatti: readonly FattoDelRegistro[];
  readonly children?: ReactNode;
}

/** One side of a figure: as it was written and understood, the event that it stands by and those before it. */
function Lato({ titolo, valore: { scritto, inteso, eventi }, fatti, children }: LatoProps) {
  const t = useTesto();
  const [vale, ...precedenti] = eventi;
  return (
    <section>
      <h2 className="h4">{titolo}</h2>
      <blockquote className="testo-libero">{scritto ?? <em>{t('testo.cancellato')}</em>}</blockquote>
      {inteso && inteso !== scritto && <p className="descrizione">{t('valore.inteso', { inteso })}</p>}
      {children}
      <h3 className="h6">{t('provenienza.valeDa')}</h3>
      <Fatti posizioni={vale === undefined ? [] : [vale]} fatti={fatti} />
      {precedenti.length > 0 && (
        <>
          <h3 className="h6">{t('provenienza.prima')}</h3>
          <Fatti posizioni={precedenti} fatti={fatti} />
        </>
      )}
    </section>
  );
}
