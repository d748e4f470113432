import { useState } from 'react';
import { useParams } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { oggi } from '../../ui/date.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { AdottaProcedura } from './AdottaProcedura.js';
import { ModelloLeggibile } from './ModelloLeggibile.js';
import { PROGRAMMA, type Programma, type ProceduraIntera } from './programmi.queries.js';
import { scarica } from './scarica.js';
import { useParoleProgrammi } from './useParoleProgrammi.js';
import { Versioni } from './Versioni.js';

/** A fund: its versions by date, and one of them in full: that of the address, or the one that holds today. */
export function ProgrammaPage() {
  const t = useTesto();
  const { scope } = useScope();
  const { programmaId = '', versione } = useParams();
  const numero = versione !== undefined && /^[1-9]\d{0,3}$/.test(versione) ? Number(versione) : null;
  const letto = useLettura(PROGRAMMA, { programmaId, giorno: oggi(), versione: numero });
  const percorso = [{ testo: t('programmi.titolo'), verso: `/${scope}/programmi` }];
  return (
    <Lettura di={letto}>
      {({ programma: { programma, procedura } }) =>
        programma === null ? (
          <Pagina titolo={t('programmi.inesistente')} percorso={percorso}>
            <Vuoto icona="cartella" titolo={t('programmi.inesistente')}>
              <p>{t('programmi.inesistenteTesto')}</p>
            </Vuoto>
          </Pagina>
        ) : (
          <Dettaglio programma={programma} procedura={procedura} />
        )
      }
    </Lettura>
  );
}

function Dettaglio({ programma, procedura }: { programma: Programma; procedura: ProceduraIntera | null }) {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const [adotta, setAdotta] = useState(false);
  return (
    <Pagina
      titolo={programma.denominazione}
      occhiello={programma.fondo}
      sottotitolo={programma.finanziatore}
      percorso={[{ testo: t('programmi.titolo'), verso: `/${scope}/programmi` }]}
      azioni={puo('ats.rendiconta') && <Bottone onClick={() => setAdotta(true)}>{t('procedura.adotta')}</Bottone>}
    >
      {programma.procedure.length === 0 ? (
        <Vuoto icona="documento" titolo={t('procedura.nessuna')}>
          <p>{t('procedura.nessunaTesto')}</p>
        </Vuoto>
      ) : (
        <>
          <Versioni programma={programma} aperta={procedura?.versione ?? null} />
          {procedura ? (
            <Intera procedura={procedura} />
          ) : (
            <Vuoto icona="documento" titolo={t('procedura.inesistente')} />
          )}
        </>
      )}
      {adotta && <AdottaProcedura programma={programma} onChiudi={() => setAdotta(false)} />}
    </Pagina>
  );
}

function Intera({ procedura: { versione, dal, modello } }: { procedura: ProceduraIntera }) {
  const t = useTesto();
  const { giornoBreve } = useParoleProgrammi();
  const lato = t('confrontoProcedure.lato', { versione, dal: giornoBreve(dal) });
  return (
    <section aria-labelledby="procedura" className="ats-sezione">
      <div className="sezione-testa">
        <h2 id="procedura" className="h4 mb-0">
          {modello.denominazione}
          <span className="descrizione">{lato}</span>
        </h2>
        <Bottone
          tono="outline-primary"
          size="xs"
          className="non-stampare"
          onClick={() => scarica(`${modello.codice}-versione-${versione}.json`, modello.json)}
        >
          {t('procedura.scarica')}
        </Bottone>
      </div>
      <ModelloLeggibile modello={modello} />
    </section>
  );
}
