import { useState } from 'react';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { useMomento } from '../../shell/momento.js';
import { useScope } from '../../shell/scope.js';
import { Avviso } from '../../ui/Avviso.js';
import { Bottone } from '../../ui/Bottone.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { useDiritti } from '../diritti.js';
import { CENTRI, PERSONE, type Centro, type Persona } from '../tenancy.queries.js';
import { AssegnaRuolo } from './AssegnaRuolo.js';
import { codiceDi, NomeDellaPersona } from './NomeDellaPersona.js';
import { assegnaId, RuoliDellaPersona } from './RuoliDellaPersona.js';

/** Who may do what in the consortium. */
export function PersonePage() {
  const t = useTesto();
  const { consorzio } = useScope();
  const { passato } = useMomento();
  const { puo } = useDiritti();
  const persone = useLettura(PERSONE, {});
  const centri = useLettura(CENTRI, {});
  return (
    <Pagina
      titolo={t('persone.titolo')}
      sottotitolo={t(consorzio.tipo === 'ats' ? 'ats.persone' : 'persone.spiegazione')}
    >
      {!passato && !puo('tenancy.amministra') && <Avviso tono="info">{t('persone.soloAmministratore')}</Avviso>}
      {passato && <Avviso tono="info">{t('persone.alMomento')}</Avviso>}
      <Lettura di={persone}>
        {({ persone: { persone: lista, revisione } }) => (
          <Lettura di={centri}>
            {({ centri: { centri: tutti } }) =>
              lista.length === 0 ? (
                <Vuoto icona="utente" titolo={t('persone.nessuna')} />
              ) : (
                <Elenco persone={lista} centri={tutti} revisione={revisione} />
              )
            }
          </Lettura>
        )}
      </Lettura>
    </Pagina>
  );
}

interface ElencoProps {
  readonly persone: readonly Persona[];
  readonly centri: readonly Centro[];
  readonly revisione: number;
}

function Elenco({ persone, centri, revisione }: ElencoProps) {
  const t = useTesto();
  const { puo } = useDiritti();
  const [scelta, setScelta] = useState<Persona | null>(null);
  return (
    <>
      <Tabella
        didascalia={t('persone.didascalia')}
        colonne={[t('persone.persona'), t('persone.ruoli'), { nascosta: t('persone.azioni') }]}
      >
        {persone.map((persona) => (
          <tr key={persona.personaId}>
            <th scope="row">
              {persona.nome}
              {persona.nomeCancellato && puo('tenancy.datiPersonali') && (
                <span className="descrizione">{t('nome.codice', { codice: codiceDi(persona.personaId) })}</span>
              )}
            </th>
            <td data-colonna={t('persone.ruoli')}>
              <RuoliDellaPersona persona={persona} persone={persone} centri={centri} revisione={revisione} />
            </td>
            <td className="text-md-end">
              {puo('tenancy.amministra') && (
                <Bottone
                  id={assegnaId(persona.personaId)}
                  tono="outline-primary"
                  size="xs"
                  aria-label={t('persone.assegnaA', { nome: persona.nome })}
                  onClick={() => setScelta(persona)}
                >
                  {t('persone.assegna')}
                </Bottone>
              )}
              <NomeDellaPersona persona={persona} />
            </td>
          </tr>
        ))}
      </Tabella>
      {scelta && (
        <AssegnaRuolo persona={scelta} centri={centri} revisione={revisione} onChiudi={() => setScelta(null)} />
      )}
    </>
  );
}
