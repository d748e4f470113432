import { useState } from 'react';

import { ComandoConfermato, Lettura, useComando, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { Pagina } from '../../shell/Pagina.js';
import { Avviso } from '../../ui/Avviso.js';
import { Bottone } from '../../ui/Bottone.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { useDiritti } from '../diritti.js';
import { CENTRI, PERSONE, type Centro, type Persona } from '../tenancy.queries.js';
import { AssegnaRuolo } from './AssegnaRuolo.js';

/** Who may do what in the consortium. */
export function PersonePage() {
  const t = useTesto();
  const { puo } = useDiritti();
  const persone = useLettura(PERSONE, {});
  const centri = useLettura(CENTRI, {});
  return (
    <Pagina titolo={t('persone.titolo')} sottotitolo={t('persone.spiegazione')}>
      {!puo('tenancy.amministra') && <Avviso tono="info">{t('persone.soloAmministratore')}</Avviso>}
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
            <th scope="row">{persona.nome}</th>
            <td data-colonna={t('persone.ruoli')}>
              <Ruoli persona={persona} centri={centri} revisione={revisione} />
            </td>
            <td>
              {puo('tenancy.amministra') && (
                <Bottone
                  tono="outline-primary"
                  size="xs"
                  aria-label={t('persone.assegnaA', { nome: persona.nome })}
                  onClick={() => setScelta(persona)}
                >
                  {t('persone.assegna')}
                </Bottone>
              )}
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

function Ruoli({ persona, centri, revisione }: { persona: Persona; centri: readonly Centro[]; revisione: number }) {
  const t = useTesto();
  const parola = useParola();
  const { puo } = useDiritti();
  if (persona.ruoli.length === 0) return <span className="text-secondary">{t('persone.nessunRuolo')}</span>;
  const nomi = (ids: readonly string[]) =>
    ids.map((id) => centri.find((centro) => centro.id === id)?.denominazione ?? '').join(', ');
  return (
    <ul className="ruoli">
      {persona.ruoli.map(({ ruolo, centri: ids }) => (
        <li key={ruolo}>
          <span>
            {parola('ruolo', ruolo)}
            {ids.length > 0 && <span className="descrizione">{nomi(ids)}</span>}
          </span>
          {puo('tenancy.amministra') && <Revoca persona={persona} ruolo={ruolo} centri={ids} revisione={revisione} />}
        </li>
      ))}
    </ul>
  );
}

interface RevocaProps {
  readonly persona: Persona;
  readonly ruolo: string;
  readonly centri: readonly string[];
  readonly revisione: number;
}

/** Revoked in a dialog that says whose role; given back with a click where it was a slip. */
function Revoca({ persona: { personaId, nome }, ruolo, centri, revisione }: RevocaProps) {
  const t = useTesto();
  const parola = useParola();
  const avvisa = useAvvisa();
  const comando = useComando('revocaRuolo');
  const assegna = useComando('assegnaRuolo');
  const inParole = parola('ruolo', ruolo);
  const riassegna = async () => {
    if (await assegna.esegui({ personaId, ruolo, centri })) avvisa({ testo: t('persone.assegnato') });
  };
  const revoca = async () => {
    const fatto = await comando.esegui({ personaId, ruolo }, revisione);
    const azione = { etichetta: t('persone.riassegna'), esegui: () => void riassegna() };
    if (fatto) avvisa({ testo: t('persone.revocato'), azione });
    return fatto !== null;
  };
  return (
    <ComandoConfermato
      etichetta={t('persone.revoca')}
      nome={t('persone.revocaNome', { ruolo: inParole, nome })}
      titolo={t('persone.revoca.titolo')}
      size="xs"
      pericolo
      comando={comando}
      onConferma={revoca}
    >
      <p>{t('persone.revoca.spiegazione', { nome, ruolo: inParole })}</p>
    </ComandoConfermato>
  );
}
