import { useState } from 'react';

import { useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta } from '../../ui/Campo.js';
import { PIANI_DA_ESPORTARE } from './esportazioni.queries.js';
import { useScarico, type Scarico } from './scarico.js';

/** The bundle of the whole log and the dossier of a plan, for whoever may take them away. */
export function Esportazioni() {
  const t = useTesto();
  const { consorzio } = useScope();
  const intero = consorzio.permessi.includes('audit.esporta');
  const piani = consorzio.permessi.includes('planning.leggi');
  // An auditor of less than the consortium gets the dossier of what they may read, and never the whole log.
  const dossier = piani && (intero || consorzio.ristretto);
  if (!intero && !dossier) return null;
  return (
    <section aria-labelledby="esportazioni" className="non-stampare">
      <h2 id="esportazioni" className="h4">
        {t('esportazioni.titolo')}
      </h2>
      <p>{t('esportazioni.spiegazione')}</p>
      {intero && <Fascicolo />}
      {dossier && <Dossier />}
    </section>
  );
}

function Fascicolo() {
  const t = useTesto();
  const { scope } = useScope();
  const { stato, scarica } = useScarico();
  return (
    <div className="mb-4">
      <p>{t('esportazioni.fascicoloSpiegato')}</p>
      <Bottone
        tono="outline-primary"
        occupato={inCorso(stato)}
        onClick={() => scarica(`/api/audit/${scope}/bundle`, `fascicolo-${scope}.zip`)}
      >
        {t('esportazioni.fascicolo')}
      </Bottone>
      <ComeVa stato={stato} />
    </div>
  );
}

/** As many plans as a list can be chosen from: the newest. */
const PIANI = 100;

function Dossier() {
  const t = useTesto();
  const { scope } = useScope();
  const { dati } = useLettura(PIANI_DA_ESPORTARE, { first: PIANI });
  const { stato, scarica } = useScarico();
  const [pianoId, setPianoId] = useState('');
  return (
    <div className="mb-4">
      <p>{t('esportazioni.dossierSpiegato')}</p>
      <CampoScelta etichetta={t('esportazioni.piano')} value={pianoId} onChange={setPianoId}>
        <option value="">{t('esportazioni.scegli')}</option>
        {dati?.piani.edges.map(({ node: { id, titolo } }) => (
          <option key={id} value={id}>
            {titolo}
          </option>
        ))}
      </CampoScelta>
      <Bottone
        tono="outline-primary"
        disabled={pianoId === ''}
        occupato={inCorso(stato)}
        onClick={() => scarica(`/api/audit/${scope}/dossier?piano=${pianoId}`, `dossier-${scope}.zip`)}
      >
        {t('esportazioni.dossier')}
      </Bottone>
      <ComeVa stato={stato} />
    </div>
  );
}

const inCorso = ({ fase }: Scarico): boolean => fase === 'preparazione' || fase === 'arrivo';

function ComeVa({ stato }: { stato: Scarico }) {
  const t = useTesto();
  return (
    <p role="status" className="mt-2">
      {stato.fase === 'preparazione' && t('esportazioni.preparo')}
      {stato.fase === 'arrivo' && t('esportazioni.ricevuti', { mb: Math.round(stato.byte / 1e6) })}
      {stato.fase === 'pronto' && t('esportazioni.pronto')}
      {stato.fase === 'guasto' && (stato.messaggio ?? t('esportazioni.guasto'))}
    </p>
  );
}
