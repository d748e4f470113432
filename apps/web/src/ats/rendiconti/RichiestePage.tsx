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
import { oggi, useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { inCentesimi, useImporti } from './importi.js';
import {
  PROGETTI_DA_RENDICONTARE,
  RENDICONTI,
  RICHIESTE,
  TIPI_TRASFERIMENTO,
  type TipoTrasferimento,
} from './rendiconti.queries.js';

/** In an ATS: the requests for transfers, with what came of each. */
export function RichiestePage() {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const { euro } = useImporti();
  const { giornoBreve } = useDate();
  const [prepara, setPrepara] = useState(false);
  const letta = useLettura(RICHIESTE, {});
  return (
    <Pagina
      titolo={t('richieste.titolo')}
      occhiello={t('richieste.occhiello')}
      azioni={puo('ats.rendiconta') && <Bottone onClick={() => setPrepara(true)}>{t('richieste.prepara')}</Bottone>}
    >
      <Lettura di={letta}>
        {({ richieste: { richieste } }) =>
          richieste.length === 0 ? (
            <Vuoto icona="documento" titolo={t('richieste.nessuna')}>
              <p>{t('richieste.nessunaTesto')}</p>
            </Vuoto>
          ) : (
            <Tabella
              didascalia={t('richieste.didascalia')}
              colonne={[
                ...[
                  t('richieste.richiesta'),
                  { numero: t('richieste.chiesto') },
                  { numero: t('richieste.riconosciuto') },
                ],
                ...[{ numero: t('richieste.incassato') }, { numero: t('richieste.ripartito') }, t('rendiconti.stato')],
              ]}
            >
              {richieste.map((una) => (
                <tr key={una.id}>
                  <th scope="row">
                    <Collegamento verso={`/${scope}/richieste/${una.id}`}>
                      {t(`richieste.tipo.${una.tipo}`)}
                    </Collegamento>
                    <span className="descrizione">
                      {una.progetto}, {giornoBreve(una.preparataIl)}
                    </span>
                  </th>
                  <td data-colonna={t('richieste.chiesto')} className="numero">
                    {euro(una.centesimi)}
                  </td>
                  <td data-colonna={t('richieste.riconosciuto')} className="numero">
                    {una.riscontro ? euro(una.riscontro.centesimiRiconosciuti) : '–'}
                  </td>
                  <td data-colonna={t('richieste.incassato')} className="numero">
                    {euro(una.incassatiCentesimi)}
                  </td>
                  <td data-colonna={t('richieste.ripartito')} className="numero">
                    {euro(una.ripartitiCentesimi)}
                  </td>
                  <td data-colonna={t('rendiconti.stato')}>{t(`richieste.stato.${una.stato}`)}</td>
                </tr>
              ))}
            </Tabella>
          )
        }
      </Lettura>
      {prepara && <PreparaRichiesta onChiudi={() => setPrepara(false)} />}
    </Pagina>
  );
}

function PreparaRichiesta({ onChiudi }: { onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('preparaRichiesta');
  const progetti = useLettura(PROGETTI_DA_RENDICONTARE, {});
  const rendiconti = useLettura(RENDICONTI, {});
  const [progettoId, setProgettoId] = useState('');
  const [tipo, setTipo] = useState<TipoTrasferimento>('anticipo');
  const [importo, setImporto] = useState('');
  const [spesa, setSpesa] = useState('0');
  const [rendicontoId, setRendicontoId] = useState('');
  const [inizio, setInizio] = useState('');
  const delProgetto = (rendiconti.dati?.rendiconti.rendiconti ?? []).filter((uno) => uno.progettoId === progettoId);
  const centesimi = inCentesimi(importo);
  const raggiunta = inCentesimi(spesa);
  const salva = async () => {
    if (centesimi === null || raggiunta === null) return;
    const campi = {
      ...{ progettoId, tipo, centesimi, spesaRaggiuntaCentesimi: raggiunta },
      ...{ rendicontoId: rendicontoId || null, inizioAttivita: inizio || null },
    };
    if (!(await comando.esegui(campi))) return;
    onChiudi();
    avvisa({ testo: t('richieste.preparata') });
  };
  return (
    <DialogoForm
      titolo={t('richieste.prepara')}
      salva={t('richieste.prepara')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoScelta etichetta={t('rendiconti.progetto')} required value={progettoId} onChange={setProgettoId}>
        <option value="">{t('rendiconti.scegli')}</option>
        {(progetti.dati?.progetti.progetti ?? []).map(({ id, titolo, cup }) => (
          <option key={id} value={id}>
            {`${titolo} (${cup})`}
          </option>
        ))}
      </CampoScelta>
      <CampoScelta
        etichetta={t('richieste.cheCosa')}
        value={tipo}
        onChange={(scelto) => setTipo(scelto as TipoTrasferimento)}
      >
        {TIPI_TRASFERIMENTO.map((uno) => (
          <option key={uno} value={uno}>
            {t(`richieste.tipo.${uno}`)}
          </option>
        ))}
      </CampoScelta>
      <div className="campi-in-riga">
        <CampoImporto etichetta={t('richieste.chiesto')} value={importo} onChange={setImporto} />
        <CampoImporto
          etichetta={t('richieste.spesaRaggiunta')}
          aiuto={t('richieste.spesaRaggiuntaAiuto')}
          value={spesa}
          onChange={setSpesa}
        />
      </div>
      <CampoScelta
        etichetta={t('richieste.rendiconto')}
        aiuto={t('richieste.rendicontoAiuto')}
        value={rendicontoId}
        onChange={setRendicontoId}
      >
        <option value="">{t('richieste.senzaRendiconto')}</option>
        {delProgetto.map(({ id, titolo }) => (
          <option key={id} value={id}>
            {titolo}
          </option>
        ))}
      </CampoScelta>
      <CampoTesto
        etichetta={t('richieste.inizioAttivita')}
        type="date"
        max={oggi()}
        value={inizio}
        onChange={setInizio}
      />
    </DialogoForm>
  );
}

/** An amount in euro, as people write it: what is none is said beside the field. */
export function CampoImporto(props: {
  etichetta: string;
  aiuto?: string;
  value: string;
  onChange: (v: string) => void;
}) {
  const t = useTesto();
  return (
    <CampoTesto
      {...props}
      required
      inputMode="decimal"
      pattern="\s*(\d{1,3}(\.\d{3})+|\d{1,13})(,\d{1,2})?\s*€?\s*"
      title={t('richieste.importoAiuto')}
    />
  );
}
