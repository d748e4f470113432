import { useState } from 'react';

import { DialogoForm, Lettura, useComando, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { useImporti } from './importi.js';
import { PROGETTI_DA_RENDICONTARE, RENDICONTI } from './rendiconti.queries.js';

/** In an ATS: the rendiconti of its projects, the newest first. */
export function RendicontiPage() {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const { euro, mese } = useImporti();
  const [apre, setApre] = useState(false);
  const letta = useLettura(RENDICONTI, {});
  return (
    <Pagina
      titolo={t('rendiconti.titolo')}
      occhiello={t('rendiconti.occhiello')}
      azioni={puo('ats.rendiconta') && <Bottone onClick={() => setApre(true)}>{t('rendiconti.apri')}</Bottone>}
    >
      <Lettura di={letta}>
        {({ rendiconti: { rendiconti } }) =>
          rendiconti.length === 0 ? (
            <Vuoto icona="documento" titolo={t('rendiconti.nessuno')}>
              <p>{t('rendiconti.nessunoTesto')}</p>
            </Vuoto>
          ) : (
            <Tabella
              didascalia={t('rendiconti.didascalia')}
              colonne={[
                ...[t('rendiconti.rendiconto'), t('rendiconti.periodo'), { numero: t('rendiconti.righe') }],
                ...[{ numero: t('rendiconti.totale') }, t('rendiconti.stato')],
              ]}
            >
              {rendiconti.map((uno) => (
                <tr key={uno.id}>
                  <th scope="row">
                    <Collegamento verso={`/${scope}/rendiconti/${uno.id}`}>{uno.titolo}</Collegamento>
                    <span className="descrizione">{uno.progetto}</span>
                  </th>
                  <td data-colonna={t('rendiconti.periodo')}>
                    {t('rendiconti.dalAl', { dal: mese(uno.dalMese), al: mese(uno.alMese) })}
                  </td>
                  <td data-colonna={t('rendiconti.righe')} className="numero">
                    {uno.numeroRighe}
                  </td>
                  <td data-colonna={t('rendiconti.totale')} className="numero">
                    {euro(uno.quotaCentesimi)}
                  </td>
                  <td data-colonna={t('rendiconti.stato')}>
                    {uno.esito ? t(`rendiconti.esito.${uno.esito}`) : t(`rendiconti.stato.${uno.stato}`)}
                  </td>
                </tr>
              ))}
            </Tabella>
          )
        }
      </Lettura>
      {apre && <ApriRendiconto onChiudi={() => setApre(false)} />}
    </Pagina>
  );
}

function ApriRendiconto({ onChiudi }: { onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('apriRendiconto');
  const progetti = useLettura(PROGETTI_DA_RENDICONTARE, {});
  const [progettoId, setProgettoId] = useState('');
  const [titolo, setTitolo] = useState('');
  const [dalMese, setDalMese] = useState('');
  const [alMese, setAlMese] = useState('');
  const [tipo, setTipo] = useState<'ordinario' | 'saldo'>('ordinario');
  const salva = async () => {
    if (!(await comando.esegui({ progettoId, titolo: titolo.trim(), dalMese, alMese, tipo }))) return;
    onChiudi();
    avvisa({ testo: t('rendiconti.aperto') });
  };
  return (
    <DialogoForm
      titolo={t('rendiconti.apri')}
      salva={t('rendiconti.apri')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoScelta etichetta={t('rendiconti.progetto')} required value={progettoId} onChange={setProgettoId}>
        <option value="">{t('rendiconti.scegli')}</option>
        {(progetti.dati?.progetti.progetti ?? []).map(({ id, titolo: nome, cup }) => (
          <option key={id} value={id}>
            {`${nome} (${cup})`}
          </option>
        ))}
      </CampoScelta>
      <CampoTesto etichetta={t('rendiconti.nome')} required maxLength={200} value={titolo} onChange={setTitolo} />
      <div className="campi-in-riga">
        <CampoTesto etichetta={t('rendiconti.dalMese')} type="month" required value={dalMese} onChange={setDalMese} />
        <CampoTesto
          etichetta={t('rendiconti.alMese')}
          type="month"
          required
          min={dalMese}
          value={alMese}
          onChange={setAlMese}
        />
      </div>
      <CampoScelta
        etichetta={t('rendiconti.tipo')}
        aiuto={t('rendiconti.tipoAiuto')}
        value={tipo}
        onChange={(scelto) => setTipo(scelto as 'ordinario' | 'saldo')}
      >
        <option value="ordinario">{t('rendiconti.tipo.ordinario')}</option>
        <option value="saldo">{t('rendiconti.tipo.saldo')}</option>
      </CampoScelta>
    </DialogoForm>
  );
}
