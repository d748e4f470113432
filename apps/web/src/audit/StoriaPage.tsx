import { useParams } from 'react-router';

import { Lettura, useLettura } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { ALBERO, OBIETTIVO, type Piano } from '../planning/index.js';
import { NonTrovata } from '../shell/NonTrovata.js';
import { Pagina } from '../shell/Pagina.js';
import { useScope } from '../shell/scope.js';
import { Cronologia } from './Cronologia.js';

/** The history of an objective, of a plan or, where the address names neither, of the ATS: newest first. */
export function StoriaPage() {
  const { obiettivoId, pianoId } = useParams();
  if (obiettivoId) return <DellObiettivo obiettivoId={obiettivoId} />;
  return pianoId ? <DelPiano pianoId={pianoId} /> : <DellAts />;
}

function DellObiettivo({ obiettivoId }: { obiettivoId: string }) {
  const t = useTesto();
  const { scope } = useScope();
  const percorsoDelPiano = usePercorso();
  const obiettivo = useLettura(OBIETTIVO, { obiettivoId });
  return (
    <Lettura di={obiettivo}>
      {({ obiettivo: letto }) =>
        letto ? (
          <Pagina
            titolo={t('storia.dellObiettivo')}
            occhiello={letto.titolo}
            percorso={[
              ...percorsoDelPiano(letto.piano),
              { testo: letto.titolo, verso: `/${scope}/obiettivi/${letto.id}` },
            ]}
          >
            <Cronologia oggettoId={letto.id} pianoId={letto.piano.id} vista={`/${scope}/obiettivi/${letto.id}`} />
          </Pagina>
        ) : (
          <NonTrovata />
        )
      }
    </Lettura>
  );
}

function DelPiano({ pianoId }: { pianoId: string }) {
  const t = useTesto();
  const { scope } = useScope();
  const percorsoDelPiano = usePercorso();
  const albero = useLettura(ALBERO, { pianoId });
  return (
    <Lettura di={albero}>
      {({ albero: letto }) =>
        letto ? (
          <Pagina titolo={t('storia.delPiano')} occhiello={letto.piano.titolo} percorso={percorsoDelPiano(letto.piano)}>
            <Cronologia oggettoId={pianoId} pianoId={pianoId} vista={`/${scope}/piani/${pianoId}`} />
          </Pagina>
        ) : (
          <NonTrovata />
        )
      }
    </Lettura>
  );
}

function DellAts() {
  const t = useTesto();
  const { consorzio, scope } = useScope();
  return (
    <Pagina titolo={t('ats.storia')} occhiello={consorzio.denominazione}>
      <Cronologia oggettoId={scope} pianoId="" vista={`/${scope}`} />
    </Pagina>
  );
}

function usePercorso() {
  const t = useTesto();
  const { scope } = useScope();
  return (piano: Piano) => [
    { testo: t('piani.titolo'), verso: `/${scope}/piani` },
    { testo: piano.titolo, verso: `/${scope}/piani/${piano.id}` },
  ];
}
