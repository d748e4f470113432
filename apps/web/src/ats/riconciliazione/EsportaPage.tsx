import { useState } from 'react';

import { useScarico } from '../../audit/index.js';
import { Lettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useMomento } from '../../shell/momento.js';
import { Pagina } from '../../shell/Pagina.js';
import { parametriOf } from '../../shell/quando.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta } from '../../ui/Campo.js';
import { SceltaMultipla } from '../../ui/SceltaMultipla.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { TABELLE, type ProgettoBreve } from './riconciliazione.queries.js';
import { useProgetti } from './useProgetti.js';

/** The tables of a project, to be keyed in or uploaded elsewhere: which, of which project, in which form. */
export function EsportaPage() {
  const t = useTesto();
  const letti = useProgetti();
  return (
    <Pagina titolo={t('esporta.titolo')} sottotitolo={<p>{t('esporta.spiegazione')}</p>}>
      <Lettura di={letti}>
        {({ progetti }) =>
          progetti.length === 0 ? (
            <Vuoto icona="documento" titolo={t('esporta.nessuno')}>
              <p>{t('esporta.nessunoTesto')}</p>
            </Vuoto>
          ) : (
            <Scelta progetti={progetti} />
          )
        }
      </Lettura>
    </Pagina>
  );
}

function Scelta({ progetti }: { progetti: readonly ProgettoBreve[] }) {
  const t = useTesto();
  const { scope } = useScope();
  const { quando } = useMomento();
  const { stato, scarica } = useScarico();
  const [progettoId, setProgettoId] = useState(progetti[0]!.id);
  const [tabelle, setTabelle] = useState<readonly string[]>(TABELLE);
  const [formato, setFormato] = useState('xlsx');
  const inCorso = stato.fase === 'preparazione' || stato.fase === 'arrivo';
  const esporta = () => {
    const cup = progetti.find(({ id }) => id === progettoId)?.cup ?? progettoId;
    const quali = TABELLE.filter((one) => tabelle.includes(one));
    const momento = quando === null ? '' : `&${parametriOf(quando)}`;
    // Several tables as CSV come in one archive.
    const estensione = formato === 'csv' && quali.length > 1 ? 'zip' : formato;
    scarica(
      `/api/ats/${scope}/protocollo/${progettoId}?formato=${formato}&tabelle=${quali.join(',')}${momento}`,
      `protocollo-${cup}.${estensione}`,
    );
  };
  return (
    <>
      <CampoScelta etichetta={t('esporta.progetto')} value={progettoId} onChange={setProgettoId}>
        {progetti.map(({ id, titolo, cup }) => (
          <option key={id} value={id}>
            {titolo} - CUP {cup}
          </option>
        ))}
      </CampoScelta>
      <SceltaMultipla
        titolo={t('esporta.tabelle')}
        required
        voci={TABELLE.map((id) => ({ id, nome: t(`tabella.${id}`) }))}
        scelti={tabelle}
        onChange={setTabelle}
      />
      <CampoScelta
        etichetta={t('esporta.formato')}
        aiuto={t('esporta.formatoAiuto')}
        value={formato}
        onChange={setFormato}
      >
        <option value="xlsx">{t('esporta.xlsx')}</option>
        <option value="csv">{t('esporta.csv')}</option>
      </CampoScelta>
      <p>{t(quando === null ? 'esporta.momentoAdesso' : 'esporta.momentoPassato')}</p>
      <Bottone disabled={tabelle.length === 0} occupato={inCorso} onClick={esporta}>
        {t('esporta.scarica')}
      </Bottone>
      <p role="status" className="mt-2">
        {inCorso && t('esporta.preparo')}
        {stato.fase === 'pronto' && t('esporta.pronto')}
        {stato.fase === 'guasto' && (stato.messaggio ?? t('esporta.guasto'))}
      </p>
    </>
  );
}
