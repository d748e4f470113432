import { useState } from 'react';

import { EsitoDelComando, useComando } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useScope } from '../../shell/scope.js';
import { Avanzamento } from '../../ui/Avanzamento.js';
import { Avviso } from '../../ui/Avviso.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta } from '../../ui/Campo.js';
import { TIPI_DOCUMENTO } from './fascicolo.queries.js';
import { invia, parolaDi } from './invio.js';
import { Rilascio } from './Rilascio.js';

export const FORMATI = '.pdf,.p7m,.xml,.zip,.docx,.xlsx,.ods,.png,.jpg,.jpeg,.txt,.csv';

interface Caricato {
  readonly caricamentoId: string;
  readonly nome: string;
  readonly tipo: string;
}
interface Fallito {
  readonly nome: string;
  readonly messaggio: string | null;
}

/** Files are sent as they are chosen; what each one is can be changed before it is deposited. */
export function NuoviDocumenti({ spesaId }: { spesaId: string }) {
  const t = useTesto();
  const { scope } = useScope();
  const avvisa = useAvvisa();
  const comando = useComando('depositaDocumento');
  const [invio, setInvio] = useState<{ readonly nome: string; readonly percento: number } | null>(null);
  const [pronti, setPronti] = useState<readonly Caricato[]>([]);
  const [falliti, setFalliti] = useState<readonly Fallito[]>([]);

  const carica = async (files: readonly File[]) => {
    setFalliti([]);
    for (const file of files) {
      const { name: nome } = file;
      setInvio({ nome, percento: 0 });
      try {
        const url = `/api/fascicoli/${scope}/caricamenti?nome=${encodeURIComponent(nome)}`;
        const sent = await invia<Caricato>(url, file, (percento) => setInvio({ nome, percento }));
        setPronti((before) => [...before, sent]);
      } catch (error) {
        setFalliti((before) => [...before, { nome, messaggio: parolaDi(error) }]);
      }
    }
    setInvio(null);
  };
  const deposita = async () => {
    let quanti = 0;
    for (const { caricamentoId, tipo } of pronti) {
      if (!(await comando.esegui({ spesaId, caricamentoId, tipo }))) break;
      quanti++;
      setPronti((before) => before.filter((one) => one.caricamentoId !== caricamentoId));
    }
    if (quanti > 0) avvisa({ testo: t('fascicolo.depositati', { quanti }) });
  };
  const togli = (id: string) => setPronti((before) => before.filter((one) => one.caricamentoId !== id));
  const cambia = (id: string, tipo: string) =>
    setPronti((before) => before.map((one) => (one.caricamentoId === id ? { ...one, tipo } : one)));
  const parole = { trascina: t('fascicolo.trascina'), scegli: t('fascicolo.scegli'), formati: t('fascicolo.formati') };
  return (
    <>
      <Rilascio
        parole={parole}
        accept={FORMATI}
        molti
        occupato={invio !== null || comando.inCorso}
        onScelti={(files) => void carica(files)}
      />
      {invio && (
        <Avanzamento etichetta={t('fascicolo.invio', { nome: invio.nome })} percento={invio.percento} annuncia />
      )}
      {falliti.map(({ nome, messaggio }) => (
        <Avviso key={nome} tono="danger" annuncia>
          <strong>{t('fascicolo.rifiutato', { nome })}</strong>
          <p className="mb-0">{messaggio ?? t('problema.rete')}</p>
        </Avviso>
      ))}
      {pronti.length > 0 && (
        <section aria-label={t('fascicolo.daDepositare')}>
          <h3 className="h5 mt-4">{t('fascicolo.daDepositare')}</h3>
          {pronti.map((uno) => (
            <DaDepositare
              key={uno.caricamentoId}
              caricato={uno}
              onTipo={(tipo) => cambia(uno.caricamentoId, tipo)}
              onTogli={() => togli(uno.caricamentoId)}
            />
          ))}
          <EsitoDelComando di={comando} />
          <Bottone occupato={comando.inCorso} onClick={() => void deposita()}>
            {t('fascicolo.deposita', { quanti: pronti.length })}
          </Bottone>
        </section>
      )}
    </>
  );
}

interface DaDepositareProps {
  readonly caricato: Caricato;
  readonly onTipo: (tipo: string) => void;
  readonly onTogli: () => void;
}

function DaDepositare({ caricato: { nome, tipo }, onTipo, onTogli }: DaDepositareProps) {
  const t = useTesto();
  const parola = useParola();
  return (
    <div className="campi-in-riga align-items-end">
      <CampoScelta etichetta={t('fascicolo.tipoDi', { nome })} value={tipo} onChange={onTipo}>
        {TIPI_DOCUMENTO.map((uno) => (
          <option key={uno} value={uno}>
            {parola('documento', uno)}
          </option>
        ))}
      </CampoScelta>
      <button type="button" className="btn btn-link" aria-label={t('fascicolo.togliQuale', { nome })} onClick={onTogli}>
        {t('fascicolo.togli')}
      </button>
    </div>
  );
}
