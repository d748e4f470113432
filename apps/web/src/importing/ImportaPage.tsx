import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useNavigate } from 'react-router';

import { useTesto } from '../messages/index.js';
import { Pagina } from '../shell/Pagina.js';
import { useScope } from '../shell/scope.js';
import { useDiritti } from '../tenancy/index.js';
import { Avanzamento } from '../ui/Avanzamento.js';
import { Avviso } from '../ui/Avviso.js';
import { Bottone } from '../ui/Bottone.js';
import { Icona } from '../ui/Icona.js';
import { MASSIMO_BYTE, useCaricamento, type Caricamento } from './caricamento.js';
import { ProposteInAttesa } from './ProposteInAttesa.js';

/** A document is chosen or dropped, sent and read; what was read is then reviewed on a page of its own. */
export function ImportaPage() {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const navigate = useNavigate();
  const { stato, carica } = useCaricamento();
  const pronta = stato.fase === 'pronto' ? stato.propostaId : null;
  useEffect(() => {
    if (pronta !== null) void navigate(`/${scope}/importa/${pronta}`);
  }, [pronta, navigate, scope]);
  return (
    <Pagina titolo={t('importa.titolo')} sottotitolo={<p>{t('importa.spiegazione')}</p>}>
      {puo('importing.importa') ? (
        <>
          <Scelta stato={stato} carica={carica} />
          <ProposteInAttesa />
        </>
      ) : (
        <Avviso tono="info">{t('importa.nonPermesso')}</Avviso>
      )}
    </Pagina>
  );
}

function Scelta({ stato, carica }: { stato: Caricamento; carica: (file: File) => void }) {
  const t = useTesto();
  const input = useRef<HTMLInputElement>(null);
  const [sopra, setSopra] = useState(false);
  const [troppoGrande, setTroppoGrande] = useState(false);
  const occupato = stato.fase === 'invio' || stato.fase === 'lettura' || stato.fase === 'pronto';
  const scegli = (file: File | undefined) => {
    if (!file || occupato) return;
    setTroppoGrande(file.size > MASSIMO_BYTE);
    if (file.size <= MASSIMO_BYTE) carica(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setSopra(false);
    scegli(event.dataTransfer.files[0]);
  };
  return (
    <>
      <div
        className={`rilascio ${sopra ? 'rilascio-sopra' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setSopra(true);
        }}
        onDragLeave={() => setSopra(false)}
        onDrop={onDrop}
      >
        <Icona nome="carica" className="icon-lg" />
        <p className="mb-2">{t('importa.trascina')}</p>
        <input
          ref={input}
          hidden
          type="file"
          accept=".txt,.docx,text/plain"
          onChange={(event) => {
            scegli(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Bottone occupato={occupato} onClick={() => input.current?.click()}>
          {t('importa.scegli')}
        </Bottone>
        <p className="descrizione">{t('importa.formati')}</p>
      </div>
      {stato.fase === 'invio' && (
        <Avanzamento etichetta={t('importa.invio', { nome: stato.nome })} percento={stato.percento} annuncia />
      )}
      {(stato.fase === 'lettura' || stato.fase === 'pronto') && (
        <Avanzamento
          etichetta={t('importa.lettura', { nome: stato.fase === 'lettura' ? stato.nome : '' })}
          percento={stato.fase === 'lettura' ? stato.percento : 100}
          annuncia
        />
      )}
      {troppoGrande && (
        <Avviso tono="danger" annuncia>
          {t('importa.troppoGrande')}
        </Avviso>
      )}
      {stato.fase === 'rifiutato' && !troppoGrande && (
        <Avviso tono="danger" annuncia>
          <p className="mb-0">
            <strong>{t('importa.rifiutato', { nome: stato.nome })}</strong>
          </p>
          <p className="mb-0">{stato.messaggio ?? t('problema.rete')}</p>
        </Avviso>
      )}
    </>
  );
}
