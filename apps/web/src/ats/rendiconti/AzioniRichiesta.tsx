import { useState } from 'react';

import { EsitoDelComando, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { SceltaMultipla } from '../../ui/SceltaMultipla.js';
import { inCentesimi } from './importi.js';
import { CampoEsito, CampoIl, CampoNumero, PassoInDialogo } from './PassoInDialogo.js';
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
  const [il, setIl] = useState(oggi());
  const [protocollo, setProtocollo] = useState('');
  const [attestazioni, setAttestazioni] = useState<readonly string[]>(allegati.map((uno) => uno.attestazioneId));
  return (
    <PassoInDialogo
      nome="inviaRichiesta"
      titolo={t('richieste.azione.invia')}
      revisione={richiesta.revisione}
      campi={() => ({ richiestaId: richiesta.id, il, protocollo: protocollo.trim(), attestazioni })}
      onChiudi={onChiudi}
    >
      <div className="campi-in-riga">
        <CampoIl value={il} onChange={setIl} />
        <CampoNumero etichetta={t('rendiconti.protocollo')} value={protocollo} onChange={setProtocollo} />
      </div>
      {allegati.length > 0 && (
        <SceltaMultipla
          titolo={t('richieste.attestazioni')}
          voci={allegati.map(({ attestazioneId, titolo: nome }) => ({ id: attestazioneId, nome }))}
          scelti={attestazioni}
          onChange={setAttestazioni}
        />
      )}
    </PassoInDialogo>
  );
}

const ESITI = ['accolta', 'accoltaInParte', 'respinta'] as const;

function Riscontra({ richiesta, onChiudi }: PropsDialogo) {
  const t = useTesto();
  const [il, setIl] = useState(oggi());
  const [esito, setEsito] = useState<(typeof ESITI)[number]>('accolta');
  const [importo, setImporto] = useState('');
  const inParte = inCentesimi(importo);
  const centesimi = { accolta: richiesta.centesimi, accoltaInParte: inParte, respinta: 0 }[esito];
  return (
    <PassoInDialogo
      nome="riscontraRichiesta"
      titolo={t('richieste.azione.riscontra')}
      revisione={richiesta.revisione}
      campi={() =>
        centesimi === null ? null : { richiestaId: richiesta.id, esito, il, centesimiRiconosciuti: centesimi }
      }
      onChiudi={onChiudi}
    >
      <CampoIl value={il} onChange={setIl} />
      <CampoEsito esiti={ESITI} nomeDi={(uno) => t(`richieste.esito.${uno}`)} value={esito} onChange={setEsito} />
      {esito === 'accoltaInParte' && (
        <CampoImporto etichetta={t('richieste.riconosciuto')} value={importo} onChange={setImporto} />
      )}
    </PassoInDialogo>
  );
}

function Incassa({ richiesta, onChiudi }: PropsDialogo) {
  const t = useTesto();
  const [il, setIl] = useState(oggi());
  const [reversale, setReversale] = useState('');
  const [importo, setImporto] = useState('');
  const campi = () => {
    const centesimi = inCentesimi(importo);
    return centesimi === null ? null : { richiestaId: richiesta.id, il, reversale: reversale.trim(), centesimi };
  };
  return (
    <PassoInDialogo
      nome="registraIncasso"
      titolo={t('richieste.azione.incassa')}
      revisione={richiesta.revisione}
      {...{ campi, onChiudi }}
    >
      <CampoIl value={il} onChange={setIl} />
      <CampoNumero etichetta={t('richieste.reversale')} value={reversale} onChange={setReversale} />
      <CampoImporto etichetta={t('richieste.importo')} value={importo} onChange={setImporto} />
    </PassoInDialogo>
  );
}

/** One payment to one partner; a sum is shared out by as many of them as there are partners. */
function Ripartisci({ richiesta, partner, onChiudi }: PropsDialogo) {
  const t = useTesto();
  const [partnerId, setPartnerId] = useState('');
  const [il, setIl] = useState(oggi());
  const [mandato, setMandato] = useState('');
  const [importo, setImporto] = useState('');
  const campi = () => {
    const centesimi = inCentesimi(importo);
    if (centesimi === null) return null;
    return { richiestaId: richiesta.id, quote: [{ partnerId, centesimi, il, mandato: mandato.trim() }] };
  };
  return (
    <PassoInDialogo
      nome="ripartisciSomma"
      titolo={t('richieste.azione.ripartisci')}
      revisione={richiesta.revisione}
      {...{ campi, onChiudi }}
    >
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
        <CampoIl value={il} onChange={setIl} />
        <CampoNumero etichetta={t('richieste.mandato')} value={mandato} onChange={setMandato} />
      </div>
    </PassoInDialogo>
  );
}
