import { useState } from 'react';

import { DialogoForm, useComando } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoArea, CampoScelta, CampoTesto, Spunta } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { SceltaMultipla } from '../../ui/SceltaMultipla.js';
import { bozzaDi, pianoDi } from './bozza.js';
import { CampiDelPiano } from './ModificaPiano.js';
import type { Istanza, Progetto } from './progetti.queries.js';

const TIPI = ['rimodulazione', 'proroga', 'quesito'] as const;
const ESITI = ['accolta', 'accoltaInParte', 'respinta', 'silenzio'] as const;

interface Props {
  readonly progetto: Progetto;
  readonly onChiudi: () => void;
}

/** A request: a whole plan for a rimodulazione, a day for a proroga, words for all. */
export function PresentaIstanza({ progetto, onChiudi }: Props) {
  const t = useTesto();
  const parola = useParola();
  const avvisa = useAvvisa();
  const comando = useComando('presentaIstanza');
  const tipi = TIPI.filter((one) => one !== 'rimodulazione' || progetto.rimodulazioneAperta === null);
  const [tipo, setTipo] = useState<string>(tipi[0]!);
  const [oggetto, setOggetto] = useState('');
  const [presentataIl, setPresentataIl] = useState(oggi());
  const ultimo = progetto.piani.at(-1)!.piano;
  const [al, setAl] = useState('');
  const [bozza, setBozza] = useState(() => bozzaDi(ultimo));
  const salva = async () => {
    const base = { progettoId: progetto.id, tipo, oggetto: oggetto.trim(), presentataIl };
    const piano = tipo === 'rimodulazione' ? pianoDi(bozza, progetto.partner) : undefined;
    if (piano === null) return;
    if (!(await comando.esegui({ ...base, ...(piano && { piano }), ...(tipo === 'proroga' && { al }) }))) return;
    onChiudi();
    avvisa({ testo: t('istanze.presentataFatto') });
  };
  return (
    <DialogoForm
      titolo={t('istanze.presenta')}
      salva={t('istanze.presenta')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <div className="campi-in-riga">
        <CampoScelta etichetta={t('istanze.che')} required value={tipo} onChange={setTipo}>
          {tipi.map((one) => (
            <option key={one} value={one}>
              {parola('istanze.tipo', one)}
            </option>
          ))}
        </CampoScelta>
        <CampoTesto
          etichetta={t('istanze.presentataIl')}
          type="date"
          required
          max={oggi()}
          value={presentataIl}
          onChange={setPresentataIl}
        />
      </div>
      <CampoArea etichetta={t('istanze.oggetto')} required maxLength={4000} value={oggetto} onChange={setOggetto} />
      {tipo === 'proroga' && (
        <CampoTesto
          etichetta={t('istanze.nuovoTermine')}
          type="date"
          required
          min={ultimo.al}
          value={al}
          onChange={setAl}
        />
      )}
      {tipo === 'rimodulazione' && <CampiDelPiano bozza={bozza} partner={progetto.partner} onChange={setBozza} />}
    </DialogoForm>
  );
}

/** The answer, or the silence; one that is accepted changes the plan from a day on. */
export function RiscontraIstanza({ progetto, istanza, onChiudi }: Props & { istanza: Istanza }) {
  const t = useTesto();
  const parola = useParola();
  const avvisa = useAvvisa();
  const comando = useComando('riscontraIstanza');
  const esiti = ESITI.filter((one) => one !== 'silenzio' || istanza.riscontri.length === 0);
  const [esito, setEsito] = useState<string>(esiti[0]!);
  const [riscontrataIl, setRiscontrataIl] = useState(oggi());
  const [testo, setTesto] = useState('');
  const [decorre, setDecorre] = useState(oggi());
  const [altroPiano, setAltroPiano] = useState(false);
  const [bozza, setBozza] = useState(() => bozzaDi(istanza.piano ?? progetto.piani.at(-1)!.piano));
  const cambia = istanza.tipo !== 'quesito' && (esito === 'accolta' || esito === 'accoltaInParte');
  const conPiano = cambia && (esito === 'accoltaInParte' || altroPiano);
  const salva = async () => {
    const base = { istanzaId: istanza.id, esito, riscontrataIl, ...(testo.trim() !== '' && { testo: testo.trim() }) };
    const piano = conPiano ? pianoDi(bozza, progetto.partner) : undefined;
    if (piano === null) return;
    const campi = { ...base, ...(cambia && { decorre }), ...(piano && { piano }) };
    if (!(await comando.esegui(campi, istanza.revisione))) return;
    onChiudi();
    avvisa({ testo: t('istanze.riscontrataFatto') });
  };
  return (
    <DialogoForm
      titolo={t('istanze.riscontra')}
      salva={t('istanze.riscontra')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <div className="campi-in-riga">
        <CampoScelta etichetta={t('istanze.esito')} required value={esito} onChange={setEsito}>
          {esiti.map((one) => (
            <option key={one} value={one}>
              {parola('istanze.esito', one)}
            </option>
          ))}
        </CampoScelta>
        <CampoTesto
          etichetta={t('istanze.riscontrataIl')}
          type="date"
          required
          min={istanza.presentataIl}
          max={oggi()}
          value={riscontrataIl}
          onChange={setRiscontrataIl}
        />
      </div>
      <CampoArea etichetta={t('istanze.risposta')} maxLength={4000} value={testo} onChange={setTesto} />
      {cambia && (
        <CampoTesto
          etichetta={t('progetti.valeDal')}
          type="date"
          required
          min={progetto.piani.at(-1)!.dal}
          value={decorre}
          onChange={setDecorre}
        />
      )}
      {cambia && esito === 'accolta' && (
        <Spunta etichetta={t('istanze.altroPiano')} checked={altroPiano} onChange={setAltroPiano} />
      )}
      {conPiano && <CampiDelPiano bozza={bozza} partner={progetto.partner} onChange={setBozza} />}
    </DialogoForm>
  );
}

/** Which partners were told, and when. */
export function ComunicaIstanza({ progetto, istanza, onChiudi }: Props & { istanza: Istanza }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('comunicaIstanza');
  const detti = istanza.riscontri.at(-1)?.comunicazioni.map(({ partnerId }) => partnerId) ?? [];
  const daDire = progetto.partner.filter(({ partnerId }) => !detti.includes(partnerId));
  const [partner, setPartner] = useState<readonly string[]>(daDire.map(({ partnerId }) => partnerId));
  const [il, setIl] = useState(oggi());
  const salva = async () => {
    if (!(await comando.esegui({ istanzaId: istanza.id, partner, il }, istanza.revisione))) return;
    onChiudi();
    avvisa({ testo: t('istanze.comunicataFatto') });
  };
  return (
    <DialogoForm
      titolo={t('istanze.comunica')}
      salva={t('istanze.comunica')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <SceltaMultipla
        titolo={t('progetti.partner')}
        required
        voci={daDire.map(({ partnerId, denominazione }) => ({ id: partnerId, nome: denominazione }))}
        scelti={partner}
        onChange={setPartner}
      />
      <CampoTesto etichetta={t('istanze.il')} type="date" required max={oggi()} value={il} onChange={setIl} />
    </DialogoForm>
  );
}
