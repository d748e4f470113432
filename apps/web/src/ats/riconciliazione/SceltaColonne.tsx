import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { EsitoDelComando, Guasto, useComando, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useScope } from '../../shell/scope.js';
import { Avviso } from '../../ui/Avviso.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta, CampoTesto, Spunta } from '../../ui/Campo.js';
import { Tabella } from '../../ui/Tabella.js';
import { Anteprima } from './Anteprima.js';
import { CONFRONTA_REGIS, MAPPATURE, type Riconciliazione } from './riconciliazione.queries.js';
import { difetto, FORMATI_DATA, mappaturaDi, scelteDi, type Scelte } from './scelte.js';

interface Props {
  readonly riconciliazione: Riconciliazione;
  readonly foglio: NonNullable<Riconciliazione['foglio']>;
  readonly onConfrontato: () => void;
}

/** Which column of the file is which of our fields: proposed by headings and values, or as it was saved before. */
export function SceltaColonne({ riconciliazione, foglio, onConfrontato }: Props) {
  const t = useTesto();
  const { scope } = useScope();
  const { id, tabella, campi, mappatura } = riconciliazione;
  const [scelte, setScelte] = useState<Scelte>(() => scelteDi(mappatura ?? foglio.proposta, foglio.intestazioni));
  const [confronta, { error, loading }] = useMutation(CONFRONTA_REGIS);
  const manca = difetto(scelte);
  const vai = async () => {
    const input = { scope, riconciliazioneId: id, mappatura: mappaturaDi(tabella, campi, scelte) };
    const { data } = await confronta({ variables: { input } }).catch(() => ({ data: null }));
    if (data) onConfrontato();
  };
  return (
    <section aria-labelledby="colonne">
      <h2 id="colonne" className="h4">
        {t('riconcilia.colonne')}
      </h2>
      <p>{t('riconcilia.colonneTesto', { righe: foglio.righe })}</p>
      <Anteprima foglio={foglio} />
      <Salvate tabella={tabella} intestazioni={foglio.intestazioni} onScelte={setScelte} />
      <Tabella
        didascalia={t('riconcilia.colonne')}
        colonne={[t('riconcilia.campo'), t('riconcilia.colonnaDelFile'), t('riconcilia.chiave')]}
      >
        {campi.map(({ campo, intestazione }) => (
          <tr key={campo}>
            <th scope="row">{intestazione}</th>
            <td data-colonna={t('riconcilia.colonnaDelFile')}>
              <CampoScelta
                etichetta={t('riconcilia.colonnaPer', { campo: intestazione })}
                etichettaNascosta
                className="mb-0"
                value={scelte.colonne[campo] ?? ''}
                onChange={(scelta) => setScelte({ ...scelte, colonne: { ...scelte.colonne, [campo]: scelta } })}
              >
                <option value="">{t('riconcilia.nessunaColonna')}</option>
                {foglio.intestazioni
                  .filter((one) => one !== '')
                  .map((one) => (
                    <option key={one} value={one}>
                      {one}
                    </option>
                  ))}
              </CampoScelta>
            </td>
            <td data-colonna={t('riconcilia.chiave')}>
              <Spunta
                etichetta={t('riconcilia.distingue')}
                checked={scelte.chiave.includes(campo)}
                disabled={!scelte.colonne[campo]}
                onChange={(acceso) =>
                  setScelte({
                    ...scelte,
                    chiave: acceso ? [...scelte.chiave, campo] : scelte.chiave.filter((one) => one !== campo),
                  })
                }
              />
            </td>
          </tr>
        ))}
      </Tabella>
      <div className="campi-in-riga">
        <CampoScelta
          etichetta={t('riconcilia.formatoData')}
          value={scelte.data}
          onChange={(data) => setScelte({ ...scelte, data })}
        >
          {FORMATI_DATA.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </CampoScelta>
        <CampoScelta
          etichetta={t('riconcilia.formatoDecimale')}
          value={scelte.decimale}
          onChange={(decimale) => setScelte({ ...scelte, decimale })}
        >
          <option value=",">1.234,56</option>
          <option value=".">1,234.56</option>
        </CampoScelta>
      </div>
      {manca && <Avviso tono="warning">{t(manca)}</Avviso>}
      {error && <Guasto errore={error} />}
      <Bottone disabled={manca !== null} occupato={loading} onClick={() => void vai()}>
        {t('riconcilia.confronta')}
      </Bottone>
      <Salva riconciliazione={riconciliazione} scelte={scelte} disabled={manca !== null} />
    </section>
  );
}

interface SalvateProps {
  readonly tabella: string;
  readonly intestazioni: readonly string[];
  readonly onScelte: (scelte: Scelte) => void;
}

/** Those kept for this table. */
function Salvate({ tabella, intestazioni, onScelte }: SalvateProps) {
  const t = useTesto();
  const { dati } = useLettura(MAPPATURE, {});
  const mappature = dati?.mappatureRegis.mappature.filter((one) => one.tabella === tabella) ?? [];
  if (mappature.length === 0) return null;
  return (
    <CampoScelta
      etichetta={t('riconcilia.salvate')}
      defaultValue=""
      onChange={(id) => {
        const scelta = mappature.find((one) => one.id === id);
        if (scelta) onScelte(scelteDi(scelta, intestazioni));
      }}
    >
      <option value="">{t('riconcilia.proposta')}</option>
      {mappature.map(({ id, nome }) => (
        <option key={id} value={id}>
          {nome}
        </option>
      ))}
    </CampoScelta>
  );
}

function Salva({
  riconciliazione,
  scelte,
  disabled,
}: {
  riconciliazione: Riconciliazione;
  scelte: Scelte;
  disabled: boolean;
}) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('salvaMappatura');
  const [nome, setNome] = useState('');
  const { tabella, campi } = riconciliazione;
  const salva = async () => {
    const { colonne, ...resto } = mappaturaDi(tabella, campi, scelte);
    const scritte = colonne.map(({ campo, intestazione }) => ({ campo, intestazione: intestazione ?? '' }));
    if (!(await comando.esegui({ nome: nome.trim(), mappatura: { ...resto, colonne: scritte } }))) return;
    setNome('');
    avvisa({ testo: t('riconcilia.salvata') });
  };
  return (
    <details className="mt-4">
      <summary>{t('riconcilia.salva')}</summary>
      <CampoTesto
        etichetta={t('riconcilia.nome')}
        aiuto={t('riconcilia.nomeAiuto')}
        maxLength={100}
        value={nome}
        onChange={setNome}
      />
      <Bottone
        tono="outline-primary"
        disabled={disabled || nome.trim() === ''}
        occupato={comando.inCorso}
        onClick={() => void salva()}
      >
        {t('riconcilia.salva')}
      </Bottone>
      <EsitoDelComando di={comando} riprova={() => void salva()} />
    </details>
  );
}
