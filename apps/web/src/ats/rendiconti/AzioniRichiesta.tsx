import { useState } from 'react';

import { DialogoForm, EsitoDelComando, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { SceltaMultipla } from '../../ui/SceltaMultipla.js';
import { inCentesimi } from './importi.js';
import type { Richiesta, RichiestaLetta } from './rendiconti.queries.js';
import { CampoImporto } from './RichiestePage.js';

interface Props extends Pick<RichiestaLetta, 'allegati' | 'partner'> {
  readonly richiesta: Richiesta;
}
interface PropsDialogo extends Props {
  readonly onChiudi: () => void;
}
type Passo = 'invia' | 'riscontra' | 'incassa' | 'ripartisci';

/** Only what may follow is offered. */
function passiDi({ stato, riscontro, incassatiCentesimi, ripartitiCentesimi }: Richiesta): readonly Passo[] {
  if (stato === 'preparata') return ['invia'];
  if (stato === 'inviata') return ['riscontra'];
  const riconosciuti = riscontro?.centesimiRiconosciuti ?? 0;
  return [
    ...(incassatiCentesimi < riconosciuti ? (['incassa'] as const) : []),
    ...(ripartitiCentesimi < incassatiCentesimi ? (['ripartisci'] as const) : []),
  ];
}

export function AzioniRichiesta(props: Props) {
  const { richiesta } = props;
  const t = useTesto();
  const { puo } = useDiritti();
  const ritira = useComando('ritiraRichiesta');
  const [aperto, setAperto] = useState<Passo | null>(null);
  if (!puo('ats.rendiconta')) return null;
  const dialogo = { ...props, onChiudi: () => setAperto(null) };
  return (
    <div className="non-stampare mb-4">
      {passiDi(richiesta).map((passo) => (
        <Bottone key={passo} className="me-2" onClick={() => setAperto(passo)}>
          {t(`richieste.azione.${passo}`)}
        </Bottone>
      ))}
      {richiesta.stato === 'preparata' && (
        <Bottone
          tono="outline-primary"
          occupato={ritira.inCorso}
          onClick={() => void ritira.esegui({ richiestaId: richiesta.id }, richiesta.revisione)}
        >
          {t('richieste.azione.ritira')}
        </Bottone>
      )}
      <EsitoDelComando di={ritira} />
      {aperto === 'invia' && <Invia {...dialogo} />}
      {aperto === 'riscontra' && <Riscontra {...dialogo} />}
      {aperto === 'incassa' && <Incassa {...dialogo} />}
      {aperto === 'ripartisci' && <Ripartisci {...dialogo} />}
    </div>
  );
}

function Invia({ richiesta, allegati, onChiudi }: PropsDialogo) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('inviaRichiesta');
  const [il, setIl] = useState(oggi());
  const [protocollo, setProtocollo] = useState('');
  const [attestazioni, setAttestazioni] = useState<readonly string[]>(allegati.map((uno) => uno.attestazioneId));
  const salva = async () => {
    const campi = { richiestaId: richiesta.id, il, protocollo: protocollo.trim(), attestazioni };
    if (!(await comando.esegui(campi, richiesta.revisione))) return;
    onChiudi();
    avvisa({ testo: t('rendiconti.fatto') });
  };
  const titolo = t('richieste.azione.invia');
  return (
    <DialogoForm titolo={titolo} salva={titolo} comando={comando} onSalva={() => void salva()} onChiudi={onChiudi}>
      <div className="campi-in-riga">
        <CampoTesto etichetta={t('rendiconti.il')} type="date" required max={oggi()} value={il} onChange={setIl} />
        <CampoTesto
          etichetta={t('rendiconti.protocollo')}
          required
          maxLength={60}
          value={protocollo}
          onChange={setProtocollo}
        />
      </div>
      {allegati.length > 0 && (
        <SceltaMultipla
          titolo={t('richieste.attestazioni')}
          voci={allegati.map(({ attestazioneId, titolo: nome }) => ({ id: attestazioneId, nome }))}
          scelti={attestazioni}
          onChange={setAttestazioni}
        />
      )}
    </DialogoForm>
  );
}

function Riscontra({ richiesta, onChiudi }: PropsDialogo) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('riscontraRichiesta');
  const [il, setIl] = useState(oggi());
  const [esito, setEsito] = useState<'accolta' | 'accoltaInParte' | 'respinta'>('accolta');
  const [importo, setImporto] = useState('');
  const inParte = inCentesimi(importo);
  const centesimi = { accolta: richiesta.centesimi, accoltaInParte: inParte, respinta: 0 }[esito];
  const salva = async () => {
    if (centesimi === null) return;
    const campi = { richiestaId: richiesta.id, esito, il, centesimiRiconosciuti: centesimi };
    if (!(await comando.esegui(campi, richiesta.revisione))) return;
    onChiudi();
    avvisa({ testo: t('rendiconti.fatto') });
  };
  const titolo = t('richieste.azione.riscontra');
  return (
    <DialogoForm titolo={titolo} salva={titolo} comando={comando} onSalva={() => void salva()} onChiudi={onChiudi}>
      <CampoTesto etichetta={t('rendiconti.il')} type="date" required max={oggi()} value={il} onChange={setIl} />
      <CampoScelta
        etichetta={t('rendiconti.esito')}
        value={esito}
        onChange={(scelto) => setEsito(scelto as typeof esito)}
      >
        {(['accolta', 'accoltaInParte', 'respinta'] as const).map((uno) => (
          <option key={uno} value={uno}>
            {t(`richieste.esito.${uno}`)}
          </option>
        ))}
      </CampoScelta>
      {esito === 'accoltaInParte' && (
        <CampoImporto etichetta={t('richieste.riconosciuto')} value={importo} onChange={setImporto} />
      )}
    </DialogoForm>
  );
}

function Incassa({ richiesta, onChiudi }: PropsDialogo) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('registraIncasso');
  const [il, setIl] = useState(oggi());
  const [reversale, setReversale] = useState('');
  const [importo, setImporto] = useState('');
  const salva = async () => {
    const centesimi = inCentesimi(importo);
    if (centesimi === null) return;
    const campi = { richiestaId: richiesta.id, il, reversale: reversale.trim(), centesimi };
    if (!(await comando.esegui(campi, richiesta.revisione))) return;
    onChiudi();
    avvisa({ testo: t('rendiconti.fatto') });
  };
  const titolo = t('richieste.azione.incassa');
  return (
    <DialogoForm titolo={titolo} salva={titolo} comando={comando} onSalva={() => void salva()} onChiudi={onChiudi}>
      <CampoTesto etichetta={t('rendiconti.il')} type="date" required max={oggi()} value={il} onChange={setIl} />
      <CampoTesto
        etichetta={t('richieste.reversale')}
        required
        maxLength={60}
        value={reversale}
        onChange={setReversale}
      />
      <CampoImporto etichetta={t('richieste.importo')} value={importo} onChange={setImporto} />
    </DialogoForm>
  );
}

/** One payment to one partner; a sum is shared out by as many of them as there are partners. */
function Ripartisci({ richiesta, partner, onChiudi }: PropsDialogo) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('ripartisciSomma');
  const [partnerId, setPartnerId] = useState('');
  const [il, setIl] = useState(oggi());
  const [mandato, setMandato] = useState('');
  const [importo, setImporto] = useState('');
  const salva = async () => {
    const centesimi = inCentesimi(importo);
    if (centesimi === null) return;
    const quote = [{ partnerId, centesimi, il, mandato: mandato.trim() }];
    if (!(await comando.esegui({ richiestaId: richiesta.id, quote }, richiesta.revisione))) return;
    onChiudi();
    avvisa({ testo: t('rendiconti.fatto') });
  };
  const titolo = t('richieste.azione.ripartisci');
  return (
    <DialogoForm titolo={titolo} salva={titolo} comando={comando} onSalva={() => void salva()} onChiudi={onChiudi}>
      <CampoScelta etichetta={t('richieste.partner')} required value={partnerId} onChange={setPartnerId}>
        <option value="">{t('rendiconti.scegli')}</option>
        {partner.map((uno) => (
          <option key={uno.partnerId} value={uno.partnerId}>
            {uno.nome}
          </option>
        ))}
      </CampoScelta>
      <CampoImporto etichetta={t('richieste.importo')} value={importo} onChange={setImporto} />
      <div className="campi-in-riga">
        <CampoTesto etichetta={t('rendiconti.il')} type="date" required max={oggi()} value={il} onChange={setIl} />
        <CampoTesto etichetta={t('richieste.mandato')} required maxLength={60} value={mandato} onChange={setMandato} />
      </div>
    </DialogoForm>
  );
}
