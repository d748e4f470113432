import { useState } from 'react';

import { DialogoForm, Lettura, useComando, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoScelta } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { Dialogo } from '../../ui/Dialogo.js';
import { Differenze } from '../programmi/Differenze.js';
import { CONFRONTO_PROCEDURE, PROGRAMMA, type Procedura } from '../programmi/programmi.queries.js';
import type { Progetto } from './progetti.queries.js';

interface Props {
  readonly progetto: Progetto;
  readonly onChiudi: () => void;
}

/** The project moves to a newer version of its procedure: what becomes different is read before it is confirmed. */
export function AggiornaProcedura({ progetto, onChiudi }: Props) {
  const t = useTesto();
  const { programmaId, proceduraVersione } = progetto;
  const programma = useLettura(PROGRAMMA, { programmaId, giorno: oggi(), versione: null });
  const nuove = programma.dati?.programma.programma?.procedure.filter(({ versione }) => versione > proceduraVersione);
  if (nuove && nuove.length > 0) return <Conferma progetto={progetto} nuove={nuove} onChiudi={onChiudi} />;
  return (
    <Dialogo titolo={t('progetti.aggiornaProcedura')} onChiudi={onChiudi}>
      <Lettura di={programma}>{() => <p>{t('progetti.proceduraUltima', { versione: proceduraVersione })}</p>}</Lettura>
    </Dialogo>
  );
}

function Conferma({ progetto, nuove, onChiudi }: Props & { nuove: readonly Procedura[] }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('aggiornaProcedura');
  const [versione, setVersione] = useState(nuove.at(-1)!.versione);
  const { id: progettoId, programmaId, proceduraVersione: da, revisione } = progetto;
  const confronto = useLettura(CONFRONTO_PROCEDURE, { programmaId, da, a: versione });
  const salva = async () => {
    if (!(await comando.esegui({ progettoId, proceduraVersione: versione }, revisione))) return;
    onChiudi();
    avvisa({ testo: t('progetti.proceduraAggiornata', { versione }) });
  };
  return (
    <DialogoForm
      titolo={t('progetti.aggiornaProcedura')}
      salva={t('progetti.passaAlla', { versione })}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoScelta
        etichetta={t('progetti.nuovaProcedura')}
        aiuto={t('progetti.nuovaProceduraAiuto', { versione: da })}
        required
        value={String(versione)}
        onChange={(scelta) => setVersione(Number(scelta))}
      >
        {nuove.map(({ versione: una, denominazione }) => (
          <option key={una} value={una}>
            {t('progetti.versione', { versione: una, nome: denominazione })}
          </option>
        ))}
      </CampoScelta>
      <Lettura di={confronto}>
        {({ confrontoProcedure: { confronto: letto } }) => letto && <Differenze confronto={letto} />}
      </Lettura>
    </DialogoForm>
  );
}
