import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { EsitoDelComando, Guasto, useComando } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { useAvvisa } from '../shell/avvisi.js';
import { Collegamento } from '../shell/Collegamento.js';
import { useScope } from '../shell/scope.js';
import { Attesa } from '../ui/Attesa.js';
import { Avviso } from '../ui/Avviso.js';
import { Bottone } from '../ui/Bottone.js';
import { abbinamentiOf, indicatoDueVolte } from './corrispondenze.js';
import { SCARTA } from './importing.queries.js';
import type { Risoluzioni } from './PropostaPage.js';
import type { Proposta } from './proposta.types.js';
import { destinazioneOf } from './Riepilogo.js';
import { risoluzioniOf, type RigaScelta } from './righe-scelte.js';

/** What refuses a document of which, or of whose period, an import stopped half-way. */
const A_META: readonly string[] = ['IMPORTAZIONE_NON_IN_CORSO', 'PIANO_IN_IMPORTAZIONE'];

interface Props {
  readonly proposta: Proposta;
  readonly risoluzioni: Risoluzioni;
  readonly righe: readonly RigaScelta[];
}

/** Accept the document as reviewed, or discard it; what still stands in the way is said beside the button. */
export function Decisione({ proposta, risoluzioni, righe }: Props) {
  const t = useTesto();
  const { scope } = useScope();
  const navigate = useNavigate();
  const avvisa = useAvvisa();
  const comando = useComando('accettaProposta', { rileggi: false });
  const impedimento = useImpedimento(proposta, risoluzioni);
  const accetta = async () => {
    const scelte = risoluzioniOf(risoluzioni, abbinamentiOf(proposta, risoluzioni), righe);
    const fatto = await comando.esegui({ propostaId: proposta.id, risoluzioni: scelte });
    if (!fatto) return;
    const pianoId = fatto.pianoId ?? proposta.pianoEsistente?.id;
    await navigate(pianoId ? `/${scope}/piani/${pianoId}` : `/${scope}/piani`);
    const vediDocumenti = () => void navigate(`/${scope}/importazioni`);
    avvisa({
      testo: t('decisione.accettata'),
      azione: { etichetta: t('decisione.vediConservato'), esegui: vediDocumenti },
    });
  };
  return (
    <section aria-labelledby="decisione" className="decisione">
      <h2 id="decisione" className="h4">
        {t('decisione.titolo')}
      </h2>
      {impedimento && <Avviso tono="warning">{impedimento}</Avviso>}
      {comando.inCorso && <Attesa testo={t('decisione.inCorso')} />}
      {comando.stato.fase === 'rifiutato' && A_META.includes(comando.stato.regola.codice) ? (
        <Avviso tono="danger" annuncia>
          {t('decisione.aMeta')}{' '}
          <Collegamento verso={`/${scope}/importazioni`}>{t('decisione.vaiAiDocumenti')}</Collegamento>
        </Avviso>
      ) : (
        <EsitoDelComando di={comando} riprova={() => void accetta()} />
      )}
      <div className="form-azioni">
        <Bottone occupato={comando.inCorso} disabled={impedimento !== null} onClick={() => void accetta()}>
          {t(`decisione.accetta.${destinazioneOf(proposta)}`)}
        </Bottone>
        <Scarta propostaId={proposta.id} />
      </div>
    </section>
  );
}

function useImpedimento(proposta: Proposta, risoluzioni: Risoluzioni): string | null {
  const t = useTesto();
  if (proposta.year === null) return t('decisione.mancaAnno');
  if (proposta.giaImportato) return t('decisione.giaImportato');
  if (destinazioneOf(proposta) === 'occupato') return t('decisione.periodoOccupato');
  const inclusi = proposta.proposta.objectives.map((obiettivo, indice) => ({ obiettivo, indice }));
  const tenuti = inclusi.filter(({ indice }) => !proposta.esclusi.includes(indice));
  const aperti = (proposta.corrispondenze ?? []).filter(
    ({ esito, indice }) => esito === 'ambiguo' && !risoluzioni.has(indice) && !proposta.esclusi.includes(indice),
  );
  if (aperti.length > 0) return t('decisione.daScegliere', { quanti: aperti.length });
  const doppio = indicatoDueVolte(proposta, risoluzioni);
  if (doppio !== null) return t('decisione.stessoObiettivo', { titolo: doppio });
  const senzaTitolo = tenuti.filter(({ obiettivo }) => !obiettivo.title).length;
  return senzaTitolo > 0 ? t('decisione.senzaTitolo', { quanti: senzaTitolo }) : null;
}

/** A proposal can be made again from the same file: discarding it asks nothing. */
function Scarta({ propostaId }: { propostaId: string }) {
  const t = useTesto();
  const { scope } = useScope();
  const client = useApolloClient();
  const navigate = useNavigate();
  const avvisa = useAvvisa();
  const [errore, setErrore] = useState<unknown>(null);
  const scarta = async () => {
    try {
      const input = { scope, commandId: crypto.randomUUID(), propostaId };
      await client.mutate({ mutation: SCARTA, variables: { input }, fetchPolicy: 'no-cache' });
      await navigate(`/${scope}/importa`);
      avvisa({ testo: t('decisione.scartata') });
    } catch (error) {
      setErrore(error);
    }
  };
  return (
    <>
      <Bottone tono="outline-danger" onClick={() => void scarta()}>
        {t('decisione.scarta')}
      </Bottone>
      {errore != null && <Guasto errore={errore} />}
    </>
  );
}
