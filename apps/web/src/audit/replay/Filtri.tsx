import { useState } from 'react';

import { useTesto, useParola } from '../../messages/index.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta } from '../../ui/Campo.js';
import { SceltaMultipla } from '../../ui/SceltaMultipla.js';
import { GENERI } from './passi.js';
import type { LineaDelTempo } from './replay.queries.js';
import type { Passi } from './usePassi.js';

/** Which events are stepped through: of some kinds, of one person. */
export function Filtri({ passi, autori }: { passi: Passi; autori: LineaDelTempo['autori'] }) {
  const t = useTesto();
  const parola = useParola();
  const { consorzio } = useScope();
  const { generi, personaId } = passi.vista;
  // Opened by an address that filters; it stays as the person leaves it.
  const quanti = generi.length + (personaId ? 1 : 0);
  const [aperti, setAperti] = useState(quanti > 0);
  const voci = GENERI[consorzio.tipo].map((id) => ({ id, nome: parola('genere', id) }));
  return (
    <details
      className="replay-filtri non-stampare"
      open={aperti}
      onToggle={(event) => setAperti(event.currentTarget.open)}
    >
      <summary>{t('replay.filtri', { quanti })}</summary>
      <SceltaMultipla
        titolo={t('replay.generi')}
        voci={voci}
        scelti={generi}
        onChange={(scelti) => passi.mostra({ generi: scelti })}
      />
      <div className="replay-persona">
        <CampoScelta
          etichetta={t('replay.persona')}
          value={personaId ?? ''}
          onChange={(valore) => passi.mostra({ personaId: valore === '' ? null : valore })}
        >
          <option value="">{t('replay.tutti')}</option>
          {autori.map((autore) => (
            <option key={autore.personaId} value={autore.personaId}>
              {autore.nome}
            </option>
          ))}
          {personaId !== null && !autori.some((autore) => autore.personaId === personaId) && (
            <option value={personaId}>{t('replay.senzaNome')}</option>
          )}
        </CampoScelta>
        {quanti > 0 && (
          <Bottone tono="link" size="xs" onClick={() => passi.mostra({ generi: [], personaId: null })}>
            {t('replay.togliFiltri')}
          </Bottone>
        )}
      </div>
    </details>
  );
}
