import { Card, CardBody, CardTitle } from 'design-react-kit';

import { DaDoveViene, Esportazioni } from '../audit/index.js';
import { Lettura, useLettura } from '../graphql/index.js';
import { useParola, useTesto } from '../messages/index.js';
import { Collegamento } from '../shell/Collegamento.js';
import { Pagina } from '../shell/Pagina.js';
import { useScope } from '../shell/scope.js';
import { useDiritti } from '../tenancy/index.js';
import { Avanzamento } from '../ui/Avanzamento.js';
import { Icona } from '../ui/Icona.js';
import { Vuoto } from '../ui/Vuoto.js';
import { periodoOf } from './atto.js';
import { avanzamentoDi, percento } from './avanzamento.js';
import { PIANI, TOTALI } from './planning.queries.js';
import type { Piano } from './planning.types.js';
import { StatoPiano } from './StatoPiano.js';

/** The consortium at a glance: its plans and what waits to be done in each. */
export function CruscottoPage() {
  const t = useTesto();
  const parola = useParola();
  const { consorzio, io } = useScope();
  const piani = useLettura(PIANI, { first: 20, after: null });
  const ruoli = consorzio.ruoli.map((ruolo) => parola('ruolo', ruolo)).join(', ');
  return (
    <Pagina titolo={t('cruscotto.titolo')} sottotitolo={t('cruscotto.saluto', { nome: io.nome, ruoli })}>
      <Lettura di={piani}>
        {({ piani: { edges } }) => {
          const aperti = edges.map(({ node }) => node).filter(({ stato }) => stato !== 'chiuso');
          return (
            <>
              {edges.length === 0 && <NessunPiano />}
              {edges.length > 0 && <InTutto />}
              {edges.length > 0 && (
                <section aria-labelledby="aperti">
                  <h2 id="aperti" className="h4">
                    {t('cruscotto.aperti')}
                  </h2>
                  {aperti.length === 0 && <p>{t('cruscotto.nessunAperto')}</p>}
                  <div className="griglia">
                    {aperti.map((piano) => (
                      <SchedaPiano key={piano.id} piano={piano} />
                    ))}
                  </div>
                </section>
              )}
              {/* Who sees a part has no page of the log, where the others take theirs from. */}
              {consorzio.ristretto && edges.length > 0 && <Esportazioni />}
            </>
          );
        }}
      </Lettura>
    </Pagina>
  );
}

/** What all the plans hold together, and the way to what that adds up from. */
function InTutto() {
  const t = useTesto();
  const { dati } = useLettura(TOTALI, {});
  if (!dati) return null;
  const { obiettivi, attivita, indicatori } = dati.totali.totale;
  return (
    <p>
      {t('cruscotto.inTutto', { obiettivi, attivita, indicatori })}{' '}
      <DaDoveViene verso="provenienza" nome={t('provenienza.diTuttiIPiani')} />
    </p>
  );
}

export function NessunPiano() {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  return (
    <Vuoto icona="cartella" titolo={t('piani.nessuno')}>
      <p>{t(puo('importing.importa') ? 'piani.nessunoInvito' : 'piani.nessunoAttesa')}</p>
      {puo('importing.importa') && (
        <Collegamento className="btn btn-primary" verso={`/${scope}/importa`}>
          {t('piani.importa')}
        </Collegamento>
      )}
    </Vuoto>
  );
}

/** A plan, its state and the next thing to do. */
function SchedaPiano({ piano }: { piano: Piano }) {
  const t = useTesto();
  const { scope } = useScope();
  return (
    <Card rounded shadow="sm" className="p-3">
      <CardBody>
        <p className="occhiello">{periodoOf(piano)}</p>
        <CardTitle tag="h3" className="h5">
          <Collegamento verso={`/${scope}/piani/${piano.id}`}>{piano.titolo}</Collegamento>
        </CardTitle>
        <StatoPiano piano={piano} />
        <p className="mt-2 mb-0">{t(`cruscotto.prossimo.${piano.stato}`)}</p>
        {piano.variazioneAperta && (
          <p className="mt-2 mb-0">
            <Icona nome="attenzione" className="icon-warning" />{' '}
            <Collegamento verso={`/${scope}/piani/${piano.id}/variazioni/${piano.variazioneAperta}`}>
              {t('cruscotto.variazioneAperta')}
            </Collegamento>
          </p>
        )}
        {piano.stato === 'inConsuntivo' && <StatoConsuntivo pianoId={piano.id} />}
      </CardBody>
    </Card>
  );
}

function StatoConsuntivo({ pianoId }: { pianoId: string }) {
  const t = useTesto();
  const { consorzio } = useScope();
  const { dati } = useLettura(TOTALI, {});
  const piano = dati?.totali.piani.find((one) => one.pianoId === pianoId);
  if (!piano) return null;
  const quanto = avanzamentoDi(piano.totali);
  return (
    <>
      <Avanzamento etichetta={t('cruscotto.consuntivo', { ...quanto })} percento={percento(quanto)} />
      {!consorzio.ristretto && (
        <DaDoveViene verso={`piani/${pianoId}/provenienza`} nome={t('provenienza.delConsuntivo')} />
      )}
    </>
  );
}
