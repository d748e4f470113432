import { useState } from 'react';
import { useNavigate } from 'react-router';

import { DialogoForm, Lettura, useComando, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { PROGRAMMI, type Programma } from './programmi.queries.js';

/** The funds that the ATS reports on, each with the procedure that holds today. */
export function ProgrammiPage() {
  const t = useTesto();
  const { puo } = useDiritti();
  const [nuovo, setNuovo] = useState(false);
  const letti = useLettura(PROGRAMMI, { giorno: oggi() });
  return (
    <Pagina
      titolo={t('programmi.titolo')}
      occhiello={t('programmi.occhiello')}
      azioni={puo('ats.rendiconta') && <Bottone onClick={() => setNuovo(true)}>{t('programmi.nuovo')}</Bottone>}
    >
      <Lettura di={letti}>
        {({ programmi: { programmi } }) =>
          programmi.length === 0 ? (
            <Vuoto icona="cartella" titolo={t('programmi.nessuno')}>
              <p>{t('programmi.nessunoTesto')}</p>
            </Vuoto>
          ) : (
            <Elenco programmi={programmi} />
          )
        }
      </Lettura>
      {nuovo && <IstituisciProgramma onChiudi={() => setNuovo(false)} />}
    </Pagina>
  );
}

function Elenco({ programmi }: { programmi: readonly Programma[] }) {
  const t = useTesto();
  const { scope } = useScope();
  return (
    <Tabella
      didascalia={t('programmi.didascalia')}
      colonne={[t('programmi.nome'), t('programmi.finanziatore'), t('programmi.fondo'), t('programmi.procedura')]}
    >
      {programmi.map((programma) => (
        <tr key={programma.id}>
          <th scope="row">
            <Collegamento verso={`/${scope}/programmi/${programma.id}`}>{programma.denominazione}</Collegamento>
          </th>
          <td data-colonna={t('programmi.finanziatore')}>{programma.finanziatore}</td>
          <td data-colonna={t('programmi.fondo')}>{programma.fondo}</td>
          <td data-colonna={t('programmi.procedura')}>
            <InVigore programma={programma} />
          </td>
        </tr>
      ))}
    </Tabella>
  );
}

function InVigore({ programma: { procedure } }: { programma: Programma }) {
  const t = useTesto();
  const vigente = procedure.find((una) => una.vigente);
  if (!vigente) return <>{t(procedure.length === 0 ? 'programmi.senzaProcedura' : 'programmi.nonAncora')}</>;
  return (
    <>
      {vigente.denominazione}
      <span className="descrizione">{t('procedura.versione', { versione: vigente.versione })}</span>
    </>
  );
}

/** A new programme; its page opens, where the procedure is adopted. */
function IstituisciProgramma({ onChiudi }: { onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const naviga = useNavigate();
  const { scope } = useScope();
  const comando = useComando('istituisciProgramma');
  const [denominazione, setDenominazione] = useState('');
  const [finanziatore, setFinanziatore] = useState('');
  const [fondo, setFondo] = useState('');
  const salva = async () => {
    const campi = { denominazione: denominazione.trim(), finanziatore: finanziatore.trim(), fondo: fondo.trim() };
    const esito = await comando.esegui(campi);
    if (!esito) return;
    onChiudi();
    avvisa({ testo: t('programmi.registrato') });
    void naviga(`/${scope}/programmi/${esito.id}`);
  };
  return (
    <DialogoForm
      titolo={t('programmi.nuovo')}
      salva={t('programmi.nuovo')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoTesto
        etichetta={t('programmi.denominazione')}
        required
        maxLength={200}
        value={denominazione}
        onChange={setDenominazione}
      />
      <CampoTesto
        etichetta={t('programmi.finanziatore')}
        aiuto={t('programmi.finanziatoreAiuto')}
        required
        maxLength={200}
        value={finanziatore}
        onChange={setFinanziatore}
      />
      <CampoTesto
        etichetta={t('programmi.fondo')}
        aiuto={t('programmi.fondoAiuto')}
        required
        maxLength={200}
        value={fondo}
        onChange={setFondo}
      />
    </DialogoForm>
  );
}
