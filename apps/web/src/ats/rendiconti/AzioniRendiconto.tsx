import { useState } from 'react';

import { attoDiOggi, attoScritto, EsitoDelComando, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoArea, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { AttoDellAts } from '../pagine/AttoDellAts.js';
import { inCentesimi } from './importi.js';
import { CampoEsito, CampoIl, CampoNumero, PassoInDialogo } from './PassoInDialogo.js';
import type { Rendiconto, RigaRendiconto } from './rendiconti.queries.js';

interface Props {
  readonly rendiconto: Rendiconto;
  readonly righe: readonly RigaRendiconto[];
}
interface PropsDialogo extends Props {
  readonly onChiudi: () => void;
}
type Passo = 'approva' | 'invia' | 'chiedi' | 'trasmetti' | 'riscontra';

/** Only the steps that may follow are offered, in the order in which they come. */
const PASSI: Readonly<Record<Rendiconto['stato'], readonly Passo[]>> = {
  bozza: [],
  verificato: ['approva'],
  approvato: ['invia'],
  inviato: ['riscontra', 'chiedi'],
  integrazioni: ['trasmetti'],
  esitato: [],
};

export function AzioniRendiconto({ rendiconto, righe }: Props) {
  const t = useTesto();
  const { puo } = useDiritti();
  const verifica = useComando('verificaRendiconto');
  const [aperto, setAperto] = useState<Passo | null>(null);
  if (!puo('ats.rendiconta')) return null;
  const dialogo = { rendiconto, righe, onChiudi: () => setAperto(null) };
  return (
    <div className="non-stampare mb-4">
      {rendiconto.stato === 'bozza' && righe.length > 0 && (
        <Bottone
          occupato={verifica.inCorso}
          onClick={() => void verifica.esegui({ rendicontoId: rendiconto.id }, rendiconto.revisione)}
        >
          {t('rendiconti.azione.verifica')}
        </Bottone>
      )}
      {PASSI[rendiconto.stato].map((passo, index) => (
        <Bottone
          key={passo}
          className="me-2"
          tono={index === 0 ? 'primary' : 'outline-primary'}
          onClick={() => setAperto(passo)}
        >
          {t(`rendiconti.azione.${passo}`)}
        </Bottone>
      ))}
      <EsitoDelComando di={verifica} />
      {aperto === 'approva' && <Approva {...dialogo} />}
      {aperto === 'invia' && <Trasmetti comandoDi="inviaRendiconto" azione="invia" {...dialogo} />}
      {aperto === 'trasmetti' && <Trasmetti comandoDi="trasmettiIntegrazioni" azione="trasmetti" {...dialogo} />}
      {aperto === 'chiedi' && <Chiedi {...dialogo} />}
      {aperto === 'riscontra' && <Riscontra {...dialogo} />}
    </div>
  );
}

function Approva({ rendiconto, onChiudi }: PropsDialogo) {
  const t = useTesto();
  const [atto, setAtto] = useState(() => attoDiOggi('direttore'));
  return (
    <PassoInDialogo
      nome="approvaRendiconto"
      titolo={t('rendiconti.azione.approva')}
      revisione={rendiconto.revisione}
      campi={() => ({ rendicontoId: rendiconto.id, atto: attoScritto(atto) })}
      onChiudi={onChiudi}
    >
      <AttoDellAts atto={atto} onChange={setAtto} />
    </PassoInDialogo>
  );
}

type DiTrasmissione = { comandoDi: 'inviaRendiconto' | 'trasmettiIntegrazioni'; azione: 'invia' | 'trasmetti' };

function Trasmetti({ rendiconto, onChiudi, comandoDi, azione }: PropsDialogo & DiTrasmissione) {
  const t = useTesto();
  const [il, setIl] = useState(oggi());
  const [protocollo, setProtocollo] = useState('');
  return (
    <PassoInDialogo
      nome={comandoDi}
      titolo={t(`rendiconti.azione.${azione}`)}
      revisione={rendiconto.revisione}
      campi={() => ({ rendicontoId: rendiconto.id, il, protocollo: protocollo.trim() })}
      onChiudi={onChiudi}
    >
      <div className="campi-in-riga">
        <CampoIl value={il} onChange={setIl} />
        <CampoNumero etichetta={t('rendiconti.protocollo')} value={protocollo} onChange={setProtocollo} />
      </div>
    </PassoInDialogo>
  );
}

function Chiedi({ rendiconto, onChiudi }: PropsDialogo) {
  const t = useTesto();
  const [il, setIl] = useState(oggi());
  const [entro, setEntro] = useState('');
  const [testo, setTesto] = useState('');
  return (
    <PassoInDialogo
      nome="chiediIntegrazioni"
      titolo={t('rendiconti.azione.chiedi')}
      salva={t('rendiconti.registra')}
      revisione={rendiconto.revisione}
      campi={() => ({ rendicontoId: rendiconto.id, il, entro: entro === '' ? null : entro, testo: testo.trim() })}
      onChiudi={onChiudi}
    >
      <div className="campi-in-riga">
        <CampoIl etichetta={t('rendiconti.chiesteIl')} value={il} onChange={setIl} />
        <CampoTesto etichetta={t('rendiconti.entro')} type="date" min={il} value={entro} onChange={setEntro} />
      </div>
      <CampoArea
        etichetta={t('rendiconti.cheCosa')}
        required
        maxLength={4000}
        rows={4}
        value={testo}
        onChange={setTesto}
      />
    </PassoInDialogo>
  );
}

const ESITI = ['ammesso', 'ammessoInParte', 'respinto'] as const;

function Riscontra({ rendiconto, righe, onChiudi }: PropsDialogo) {
  const t = useTesto();
  const [il, setIl] = useState(oggi());
  const [esito, setEsito] = useState<(typeof ESITI)[number]>('ammesso');
  const [tolti, setTolti] = useState<Readonly<Record<string, string>>>({});
  const campi = () => {
    const nonAmmesse = righe.flatMap(({ id, consorzio, spesaId }) => {
      const centesimi = esito === 'ammessoInParte' ? inCentesimi(tolti[id] ?? '') : null;
      return centesimi === null || centesimi === 0 ? [] : [{ consorzio, spesaId, centesimi }];
    });
    return { rendicontoId: rendiconto.id, esito, il, nonAmmesse };
  };
  return (
    <PassoInDialogo
      nome="riscontraRendiconto"
      titolo={t('rendiconti.azione.riscontra')}
      salva={t('rendiconti.registra')}
      revisione={rendiconto.revisione}
      {...{ campi, onChiudi }}
    >
      <CampoIl value={il} onChange={setIl} />
      <CampoEsito esiti={ESITI} nomeDi={(uno) => t(`rendiconti.esito.${uno}`)} value={esito} onChange={setEsito} />
      {esito === 'ammessoInParte' && (
        <fieldset>
          <legend className="h6">{t('rendiconti.nonAmmessoPerRiga')}</legend>
          {righe.map((riga) => (
            <CampoTesto
              key={riga.id}
              etichetta={`${riga.nomeConsorzio}, ${riga.mese} ${riga.documentoNumero ?? ''}`.trim()}
              inputMode="decimal"
              value={tolti[riga.id] ?? ''}
              onChange={(valore) => setTolti({ ...tolti, [riga.id]: valore })}
            />
          ))}
        </fieldset>
      )}
    </PassoInDialogo>
  );
}
