import { useId, useMemo, useRef, useState } from 'react';

import { DaDoveViene } from '../../audit/index.js';
import { Guasto, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoTesto } from '../../ui/Campo.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { filtraRami } from '../filtro.js';
import { VOCI_DEL_PIANO } from '../planning.queries.js';
import type { AlberoPiano } from '../planning.types.js';
import { NuovoProgettoPeg } from '../progetto-peg/AzioniProgettoPeg.js';
import { Centro } from './Centro.js';
import { useFrecce } from './useFrecce.js';

/** The plan as nested lists that open and close: centri, progetti PEG, objectives. Arrow keys walk it as a tree. */
export function Albero({ piano, rami }: Pick<AlberoPiano, 'piano' | 'rami'>) {
  const t = useTesto();
  const { consorzio } = useScope();
  const titleId = useId();
  const list = useRef<HTMLUListElement>(null);
  const [ricerca, setRicerca] = useState('');
  const [aperti, setAperti] = useState<ReadonlySet<string>>(new Set());
  const cerca = ricerca.trim() !== '';
  const letteVoci = useLettura(VOCI_DEL_PIANO, { pianoId: piano.id }, { salta: !cerca, aParte: true });
  const voci = useMemo(() => letteVoci.dati?.albero?.rami.flatMap(({ obiettivi }) => obiettivi), [letteVoci.dati]);
  const visti = useMemo(() => filtraRami(rami, ricerca, voci), [rami, ricerca, voci]);
  const onKeyDown = useFrecce(list);
  const trovati = new Set(visti.flatMap(({ obiettivi }) => obiettivi.map(({ id }) => id))).size;
  const tutti = useMemo(
    () => rami.flatMap(({ centro, progettiPeg }) => [centro.id, ...progettiPeg.map(({ id }) => `${centro.id}/${id}`)]),
    [rami],
  );

  const alterna = (nodo: string) => {
    const next = new Set(aperti);
    if (!next.delete(nodo)) next.add(nodo);
    setAperti(next);
  };
  return (
    <section aria-labelledby={titleId} className="albero-sezione">
      <div className="albero-testa">
        <h2 id={titleId} className="h4">
          {t('albero.titolo')}
        </h2>
        <NuovoProgettoPeg piano={piano} />
      </div>
      {rami.length === 0 ? (
        <Vuoto icona="documento" titolo={t('albero.vuoto')}>
          <p>{t('albero.vuotoTesto')}</p>
        </Vuoto>
      ) : (
        <>
          <div className="albero-comandi non-stampare" role="search">
            <CampoTesto
              etichetta={t('albero.cerca')}
              type="search"
              value={ricerca}
              onChange={setRicerca}
              className="albero-cerca"
            />
            <Bottone tono="outline-primary" size="sm" onClick={() => setAperti(new Set(tutti))}>
              {t('albero.apriTutto')}
            </Bottone>
            <Bottone tono="outline-primary" size="sm" onClick={() => setAperti(new Set())}>
              {t('albero.chiudiTutto')}
            </Bottone>
          </div>
          <div className="mb-2">
            <p className="text-secondary d-inline" role="status">
              {cerca && !voci && !letteVoci.errore ? t('albero.staCercando') : t('albero.quanti', { trovati })}
            </p>{' '}
            {cerca && letteVoci.errore != null && <Guasto errore={letteVoci.errore} riprova={letteVoci.rileggi} />}
            {!consorzio.ristretto && (
              <DaDoveViene verso={`piani/${piano.id}/provenienza`} nome={t('provenienza.deiTotali')} />
            )}
          </div>
          <ul ref={list} className="albero" aria-labelledby={titleId} onKeyDown={onKeyDown}>
            {visti.map((ramo) => (
              <Centro
                key={ramo.centro.id}
                piano={piano}
                ramo={ramo}
                aperto={(nodo) => cerca || aperti.has(nodo)}
                alterna={alterna}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
