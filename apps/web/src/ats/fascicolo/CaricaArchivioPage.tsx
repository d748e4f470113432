import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';

import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Avanzamento } from '../../ui/Avanzamento.js';
import { Avviso } from '../../ui/Avviso.js';
import { FORMATI } from './NuoviDocumenti.js';
import { PropostaDellArchivio } from './PropostaDellArchivio.js';
import { Rilascio } from './Rilascio.js';
import { useArchivio } from './useArchivio.js';

/** A partner's archive: sent, read, then its files with the expenses proposed for them. Its address can be come back to. */
export function CaricaArchivioPage() {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const { archivioId } = useParams();
  return (
    <Pagina titolo={t('archivio.titolo')} sottotitolo={<p>{t('archivio.spiegazione')}</p>}>
      {!puo('ats.spendi') ? (
        <Avviso tono="info">{t('archivio.nonPermesso')}</Avviso>
      ) : archivioId === undefined ? (
        <Scelta />
      ) : (
        <>
          <PropostaDellArchivio archivioId={archivioId} />
          <p className="mt-4 non-stampare">
            <Collegamento verso={`/${scope}/carica-archivio`}>{t('archivio.altro')}</Collegamento>
          </p>
        </>
      )}
    </Pagina>
  );
}

function Scelta() {
  const t = useTesto();
  const { scope } = useScope();
  const navigate = useNavigate();
  const [cartella, setCartella] = useState<HTMLInputElement | null>(null);
  const { stato, caricaZip, caricaCartella } = useArchivio((id) => void navigate(`/${scope}/carica-archivio/${id}`));
  const occupato = stato.fase === 'invio' || stato.fase === 'lettura';
  const parole = { trascina: t('archivio.trascina'), scegli: t('archivio.scegli'), formati: t('archivio.formati') };
  return (
    <>
      <Rilascio parole={parole} accept=".zip" occupato={occupato} onScelti={([file]) => file && caricaZip(file)} />
      <input
        hidden
        type="file"
        multiple
        accept={FORMATI}
        ref={(input) => {
          // React has no property for it.
          input?.setAttribute('webkitdirectory', '');
          setCartella(input);
        }}
        onChange={(event) => {
          caricaCartella([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <button type="button" className="btn btn-link" disabled={occupato} onClick={() => cartella?.click()}>
        {t('archivio.cartella')}
      </button>
      {stato.fase === 'invio' && (
        <Avanzamento etichetta={t('archivio.invio', { nome: stato.nome })} percento={stato.percento} annuncia />
      )}
      {stato.fase === 'lettura' && (
        <Avanzamento
          etichetta={t('archivio.lettura', { letti: stato.letti, totale: stato.totale })}
          percento={stato.totale > 0 ? (100 * stato.letti) / stato.totale : 0}
          annuncia
        />
      )}
      {stato.fase === 'rifiutato' && (
        <Avviso tono="danger" annuncia>
          <strong>{t('archivio.rifiutato')}</strong>
          <p className="mb-0">{stato.messaggio ?? t('problema.rete')}</p>
        </Avviso>
      )}
    </>
  );
}
