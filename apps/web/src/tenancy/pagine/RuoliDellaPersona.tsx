import { useState } from 'react';

import { ComandoConfermato, useComando } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useMomento } from '../../shell/momento.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { oggi, useDate } from '../../ui/date.js';
import { useDiritti } from '../diritti.js';
import type { Centro, Delega, Persona } from '../tenancy.queries.js';
import { DelegaRuolo } from './DelegaRuolo.js';

export const assegnaId = (personaId: string) => `assegna-${personaId}`;

interface Props {
  readonly persona: Persona;
  /** Everybody: one of them may stand in for the person. */
  readonly persone: readonly Persona[];
  readonly centri: readonly Centro[];
  readonly revisione: number;
}

/** The roles that a person was granted, then those in which they stand in for others. */
export function RuoliDellaPersona({ persona, persone, centri, revisione }: Props) {
  const t = useTesto();
  const parola = useParola();
  const { puo } = useDiritti();
  const { io } = useScope();
  const { passato } = useMomento();
  const [delegato, setDelegato] = useState<string | null>(null);
  const mia = persona.personaId === io.personaId && !passato;
  // What is over is history; a past moment shows what was to come.
  const deleghe = persona.deleghe.filter(({ al }) => passato || al >= oggi());
  if (persona.ruoli.length + deleghe.length === 0)
    return <span className="text-secondary">{t('persone.nessunRuolo')}</span>;
  const nomi = (ids: readonly string[]) =>
    ids
      .map((id) => centri.find((centro) => centro.id === id)?.denominazione ?? '')
      .sort((a, b) => a.localeCompare(b, 'it'))
      .join(', ');
  return (
    <>
      <ul className="ruoli">
        {persona.ruoli.map(({ ruolo, centri: ids }) => (
          <li key={ruolo}>
            <span>
              {parola('ruolo', ruolo)}
              {ids.length > 0 && <span className="descrizione">{nomi(ids)}</span>}
            </span>
            <span className="azioni">
              {(mia || puo('tenancy.amministra')) && persone.length > 1 && (
                <Bottone
                  tono="outline-primary"
                  size="xs"
                  aria-label={t('persone.delegaNome', { ruolo: parola('ruolo', ruolo), nome: persona.nome })}
                  onClick={() => setDelegato(ruolo)}
                >
                  {t('persone.delega')}
                </Bottone>
              )}
              {puo('tenancy.amministra') && (
                <Revoca persona={persona} ruolo={ruolo} centri={ids} revisione={revisione} />
              )}
            </span>
          </li>
        ))}
        {deleghe.map((delega) => (
          <VoceDelega key={delega.delegaId} delega={delega} persona={persona} revisione={revisione} />
        ))}
      </ul>
      {delegato !== null && (
        <DelegaRuolo
          delegante={persona}
          ruolo={delegato}
          persone={persone}
          revisione={revisione}
          onChiudi={() => setDelegato(null)}
        />
      )}
    </>
  );
}

/** A delega, for who receives it; who gave it and who administers can take it back. */
function VoceDelega({ delega, persona, revisione }: { delega: Delega; persona: Persona; revisione: number }) {
  const t = useTesto();
  const parola = useParola();
  const avvisa = useAvvisa();
  const date = useDate();
  const { puo } = useDiritti();
  const { io } = useScope();
  const { passato } = useMomento();
  const comando = useComando('revocaDelega');
  const { delegaId, delegante, nomeDelegante, ruolo, dal, al } = delega;
  const inParole = parola('ruolo', ruolo);
  const revoca = async () => {
    const fatto = await comando.esegui({ delegaId }, revisione);
    if (fatto) avvisa({ testo: t('persone.delegaRevocata') });
    return fatto !== null;
  };
  return (
    <li>
      <span>
        {t('persone.perConto', { ruolo: inParole, nome: nomeDelegante })}
        <span className="descrizione">
          {t('persone.dalAl', { dal: date.giornoBreve(dal), al: date.giornoBreve(al) })}
        </span>
      </span>
      {!passato && (delegante === io.personaId || puo('tenancy.amministra')) && (
        <ComandoConfermato
          etichetta={t('persone.revoca')}
          nome={t('persone.revocaDelegaNome', { ruolo: inParole, nome: persona.nome })}
          titolo={t('persone.revocaDelega.titolo')}
          size="xs"
          pericolo
          comando={comando}
          onConferma={revoca}
        >
          <p>{t('persone.revocaDelega.spiegazione', { nome: persona.nome, delegante: nomeDelegante })}</p>
        </ComandoConfermato>
      )}
    </li>
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
    const fatto = await assegna.esegui({ personaId, ruolo, centri });
    avvisa({ testo: t(fatto ? 'persone.assegnato' : 'persone.nonRiassegnato') });
  };
  const revoca = async () => {
    const fatto = await comando.esegui({ personaId, ruolo }, revisione);
    const azione = { etichetta: t('persone.riassegna'), esegui: () => void riassegna() };
    if (fatto) avvisa({ testo: t('persone.revocato'), azione });
    // The button that was pressed is gone with the role: whoever uses the keyboard stays in the row.
    if (fatto) document.getElementById(assegnaId(personaId))?.focus();
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
