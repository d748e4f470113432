import { useState } from 'react';

import { DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useDiritti } from '../../tenancy/index.js';
import { Avviso } from '../../ui/Avviso.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoArea, CampoScelta } from '../../ui/Campo.js';
import type { EsitoControllo, Lista } from './controlli.queries.js';

/** What may be done once it is filled in: to control it is for others than who filled it in. */
export function PassiDellaLista({ lista }: { lista: Lista }) {
  const t = useTesto();
  const { puo } = useDiritti();
  const [passo, setPasso] = useState<'controlla' | 'riapri' | null>(null);
  if (lista.stato === 'aperta' || !puo('ats.controlla')) return null;
  const attende = lista.stato === 'compilata';
  return (
    <div className="non-stampare">
      {attende && (
        <Avviso tono="info">
          <p className="mb-0">{t(lista.controllabileDaMe ? 'lista.attendeControllo' : 'lista.nonTua')}</p>
        </Avviso>
      )}
      <div className="lista-azioni">
        {attende && lista.controllabileDaMe && (
          <Bottone onClick={() => setPasso('controlla')}>{t('lista.controlla')}</Bottone>
        )}
        <Bottone tono="outline-primary" onClick={() => setPasso('riapri')}>
          {t('lista.riapri')}
        </Bottone>
      </div>
      {passo === 'controlla' && <Controllo lista={lista} onChiudi={() => setPasso(null)} />}
      {passo === 'riapri' && <Riapertura lista={lista} onChiudi={() => setPasso(null)} />}
    </div>
  );
}

interface Props {
  readonly lista: Lista;
  readonly onChiudi: () => void;
}

function Controllo({ lista, onChiudi }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('controllaLista');
  const [esito, setEsito] = useState<EsitoControllo>('positivo');
  const [nota, setNota] = useState('');
  const salva = async () => {
    const campi = { listaId: lista.listaId, esito, nota: nota.trim() || null };
    if (!(await comando.esegui(campi, lista.revisione))) return;
    onChiudi();
    avvisa({ testo: t('lista.controllata') });
  };
  return (
    <DialogoForm
      titolo={t('lista.controlla')}
      salva={t('lista.controlla')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoScelta
        etichetta={t('lista.esito')}
        required
        value={esito}
        onChange={(value) => setEsito(value as EsitoControllo)}
      >
        <option value="positivo">{t('liste.esito.positivo')}</option>
        <option value="conRilievi">{t('liste.esito.conRilievi')}</option>
      </CampoScelta>
      <CampoArea
        etichetta={t('lista.notaControllo')}
        aiuto={t('lista.notaControlloAiuto')}
        required={esito === 'conRilievi'}
        maxLength={2000}
        value={nota}
        onChange={setNota}
      />
    </DialogoForm>
  );
}

function Riapertura({ lista, onChiudi }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('riapriLista');
  const [motivo, setMotivo] = useState('');
  const salva = async () => {
    if (!(await comando.esegui({ listaId: lista.listaId, motivo: motivo.trim() }, lista.revisione))) return;
    onChiudi();
    avvisa({ testo: t('lista.riaperta') });
  };
  return (
    <DialogoForm
      titolo={t('lista.riapriTitolo')}
      salva={t('lista.riapri')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
      premessa={<p>{t('lista.riapriSpiegazione')}</p>}
    >
      <CampoArea etichetta={t('lista.motivo')} required maxLength={2000} value={motivo} onChange={setMotivo} />
    </DialogoForm>
  );
}
