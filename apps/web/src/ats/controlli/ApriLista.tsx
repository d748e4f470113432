import { useState } from 'react';
import { useNavigate } from 'react-router';

import { DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useScope } from '../../shell/scope.js';
import { CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import type { ProgettoDaControllare } from './controlli.queries.js';

const MOTIVI = ['personale', 'trasferimento', 'contributo', 'utenze', 'esclusoDaTracciabilita'] as const;

interface Props {
  readonly progetti: readonly ProgettoDaControllare[];
  readonly onChiudi: () => void;
}

/** A new list: on a procurement in a consortium, on what a partner reports in an ATS. */
export function ApriLista({ progetti, onChiudi }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const naviga = useNavigate();
  const { scope, consorzio } = useScope();
  const inAts = consorzio.tipo === 'ats';
  const autocontrollo = useComando('apriListaDiAutocontrollo', { rileggi: false });
  const ammissibilita = useComando('apriListaDiAmmissibilita', { rileggi: false });
  const [progettoId, setProgettoId] = useState(progetti[0]?.progettoId ?? '');
  const progetto = progetti.find((one) => one.progettoId === progettoId);
  const [scelto, setScelto] = useState('');
  const codice = progetto?.liste.some((one) => one.codice === scelto) ? scelto : (progetto?.liste[0]?.codice ?? '');
  const [mese, setMese] = useState(oggi().slice(0, 7));
  const [cig, setCig] = useState('');
  const [senzaCig, setSenzaCig] = useState('');
  const [descrizione, setDescrizione] = useState('');
  const [partnerId, setPartnerId] = useState('');
  const [dalMese, setDalMese] = useState(`${oggi().slice(0, 4)}-01`);
  const [alMese, setAlMese] = useState(oggi().slice(0, 7));
  const salva = async () => {
    const sede = { progettoId, codice, mese };
    const done = inAts
      ? await ammissibilita.esegui({ ...sede, partnerId: partnerId || null, dalMese, alMese })
      : await autocontrollo.esegui({ ...sede, cig: cig.trim() || null, senzaCig: senzaCig || null, descrizione });
    if (!done) return;
    onChiudi();
    avvisa({ testo: t('liste.aperta') });
    void naviga(`/${scope}/liste-di-controllo/${done.id}`);
  };
  return (
    <DialogoForm
      titolo={t('liste.apri')}
      salva={t('liste.apri')}
      comando={inAts ? ammissibilita : autocontrollo}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoScelta etichetta={t('liste.progetto')} required value={progettoId} onChange={setProgettoId}>
        {progetti.map((one) => (
          <option key={one.progettoId} value={one.progettoId}>
            {one.titolo} ({one.cup})
          </option>
        ))}
      </CampoScelta>
      <CampoScelta etichetta={t('liste.modello')} required value={codice} onChange={setScelto}>
        {(progetto?.liste ?? []).map((one) => (
          <option key={one.codice} value={one.codice}>
            {t('liste.modelloDomande', { titolo: one.titolo, domande: one.domande })}
          </option>
        ))}
      </CampoScelta>
      <Mese etichetta={t('liste.mese')} value={mese} onChange={setMese} />
      {inAts ? (
        <>
          <CampoScelta etichetta={t('liste.partner')} value={partnerId} onChange={setPartnerId}>
            <option value="">{t('liste.partner.tutti')}</option>
            {(progetto?.partner ?? []).map((one) => (
              <option key={one.partnerId} value={one.partnerId}>
                {one.nome}
              </option>
            ))}
          </CampoScelta>
          <div className="campi-in-riga">
            <Mese etichetta={t('liste.dalMese')} value={dalMese} onChange={setDalMese} />
            <Mese etichetta={t('liste.alMese')} value={alMese} onChange={setAlMese} />
          </div>
        </>
      ) : (
        <>
          <CampoTesto
            etichetta={t('liste.descrizione')}
            required
            maxLength={2000}
            value={descrizione}
            onChange={setDescrizione}
          />
          <div className="campi-in-riga">
            <CampoTesto
              etichetta={t('liste.cig')}
              aiuto={t('liste.cigAiuto')}
              maxLength={10}
              value={cig}
              onChange={setCig}
            />
            <CampoScelta
              etichetta={t('liste.senzaCig')}
              required={cig.trim() === ''}
              value={senzaCig}
              onChange={setSenzaCig}
            >
              <option value="">{cig.trim() === '' ? '' : t('liste.senzaCig.scegli')}</option>
              {MOTIVI.map((motivo) => (
                <option key={motivo} value={motivo}>
                  {t(`liste.senzaCig.${motivo}`)}
                </option>
              ))}
            </CampoScelta>
          </div>
        </>
      )}
    </DialogoForm>
  );
}

/** A month; browsers without a field for it take it as it is written. */
export function Mese(props: { etichetta: string; value: string; onChange: (mese: string) => void }) {
  const t = useTesto();
  return (
    <CampoTesto
      {...props}
      aiuto={t('liste.meseAiuto')}
      type="month"
      required
      pattern="[0-9]{4}-(0[1-9]|1[0-2])"
      placeholder="2025-05"
    />
  );
}
