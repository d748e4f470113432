import { useState } from 'react';
import { useNavigate } from 'react-router';

import { DialogoForm, Lettura, useComando, useLettura } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { Collegamento } from '../shell/Collegamento.js';
import { Pagina } from '../shell/Pagina.js';
import { useScope } from '../shell/scope.js';
import { useDiritti } from '../tenancy/index.js';
import { Bottone } from '../ui/Bottone.js';
import { CampoTesto } from '../ui/Campo.js';
import { Tabella } from '../ui/Tabella.js';
import { periodoOf, useAtto } from './atto.js';
import { NessunPiano } from './CruscottoPage.js';
import { PIANI } from './planning.queries.js';
import { StatoPiano } from './StatoPiano.js';

export function PianiPage() {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const atto = useAtto();
  const [nuovo, setNuovo] = useState(false);
  const piani = useLettura(PIANI, { first: 100, after: null });
  return (
    <Pagina
      titolo={t('piani.titolo')}
      azioni={puo('planning.approva') && <Bottone onClick={() => setNuovo(true)}>{t('piani.nuovo')}</Bottone>}
    >
      <Lettura di={piani}>
        {({ piani: { edges } }) =>
          edges.length === 0 ? (
            <NessunPiano />
          ) : (
            <Tabella
              didascalia={t('piani.didascalia')}
              colonne={[t('piani.periodo'), t('piani.piano'), t('piani.stato'), t('piani.atto')]}
            >
              {edges.map(({ node: piano }) => (
                <tr key={piano.id}>
                  <td data-colonna={t('piani.periodo')}>{periodoOf(piano)}</td>
                  <th scope="row">
                    <Collegamento verso={`/${scope}/piani/${piano.id}`}>{piano.titolo}</Collegamento>
                  </th>
                  <td data-colonna={t('piani.stato')}>
                    <StatoPiano piano={piano} />
                  </td>
                  <td data-colonna={t('piani.atto')}>{piano.atto ? atto(piano.atto) : t('piani.senzaAtto')}</td>
                </tr>
              ))}
            </Tabella>
          )
        }
      </Lettura>
      {nuovo && <NuovoPiano onChiudi={() => setNuovo(false)} />}
    </Pagina>
  );
}

/** A draft from nothing, of next year unless said otherwise. */
function NuovoPiano({ onChiudi }: { onChiudi: () => void }) {
  const t = useTesto();
  const { scope } = useScope();
  const navigate = useNavigate();
  const comando = useComando('creaPiano');
  const prossimo = new Date().getFullYear() + 1;
  const [titolo, setTitolo] = useState('');
  const [dal, setDal] = useState(String(prossimo));
  const [al, setAl] = useState(String(prossimo));
  const crea = async () => {
    const fatto = await comando.esegui({ titolo: titolo.trim(), dal: Number(dal), al: Number(al) });
    if (fatto) await navigate(`/${scope}/piani/${fatto.id}`);
  };
  return (
    <DialogoForm
      titolo={t('piani.nuovo')}
      salva={t('piani.crea')}
      comando={comando}
      onSalva={() => void crea()}
      onChiudi={onChiudi}
    >
      <CampoTesto etichetta={t('piani.titoloPiano')} required maxLength={300} value={titolo} onChange={setTitolo} />
      <div className="campi-in-riga">
        <CampoTesto etichetta={t('piani.dal')} type="number" min={2000} max={2100} value={dal} onChange={setDal} />
        <CampoTesto
          etichetta={t('piani.al')}
          type="number"
          min={2000}
          max={2100}
          aiuto={t('piani.periodoAiuto')}
          value={al}
          onChange={setAl}
        />
      </div>
    </DialogoForm>
  );
}
