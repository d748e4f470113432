import { useState } from 'react';

import { useParola, useTesto } from '../../messages/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { ComunicaIstanza, PresentaIstanza, RiscontraIstanza } from './IstanzaDialoghi.js';
import type { Istanza, Progetto, Riscontro } from './progetti.queries.js';

interface Props {
  readonly progetto: Progetto;
  readonly istanze: readonly Istanza[];
  /** Whether the person may present and answer. */
  readonly cambia: boolean;
}
type Aperto = { readonly che: 'presenta' } | { readonly che: 'riscontra' | 'comunica'; readonly istanza: Istanza };

/** What was asked of the administration, what came back, and who was told. */
export function Istanze({ progetto, istanze, cambia }: Props) {
  const t = useTesto();
  const [aperto, setAperto] = useState<Aperto | null>(null);
  const chiudi = () => setAperto(null);
  return (
    <section aria-labelledby="istanze" className="ats-sezione">
      <div className="sezione-testa">
        <h2 id="istanze" className="h4 mb-0">
          {t('istanze.titolo')}
        </h2>
        {cambia && (
          <Bottone
            tono="outline-primary"
            size="xs"
            className="non-stampare"
            onClick={() => setAperto({ che: 'presenta' })}
          >
            {t('istanze.presenta')}
          </Bottone>
        )}
      </div>
      {istanze.length === 0 ? (
        <Vuoto icona="documento" titolo={t('istanze.nessuna')}>
          <p>{t('istanze.nessunaTesto')}</p>
        </Vuoto>
      ) : (
        <Elenco {...{ progetto, istanze, cambia }} onApri={setAperto} />
      )}
      {aperto?.che === 'presenta' && <PresentaIstanza progetto={progetto} onChiudi={chiudi} />}
      {aperto?.che === 'riscontra' && (
        <RiscontraIstanza progetto={progetto} istanza={aperto.istanza} onChiudi={chiudi} />
      )}
      {aperto?.che === 'comunica' && <ComunicaIstanza progetto={progetto} istanza={aperto.istanza} onChiudi={chiudi} />}
    </section>
  );
}

function Elenco({ progetto, istanze, cambia, onApri }: Props & { onApri: (aperto: Aperto) => void }) {
  const t = useTesto();
  const parola = useParola();
  const { giornoBreve } = useDate();
  return (
    <Tabella
      didascalia={t('istanze.didascalia')}
      colonne={[
        t('istanze.istanza'),
        t('istanze.presentata'),
        t('istanze.esito'),
        ...(cambia ? [{ nascosta: t('ats.azioni') }] : []),
      ]}
    >
      {istanze.map((istanza) => {
        const { id, tipo, oggetto, presentataIl, al, riscontri } = istanza;
        const ultimo = riscontri.at(-1);
        const daEsitare = ultimo === undefined || ultimo.esito === 'silenzio';
        return (
          <tr key={id}>
            <th scope="row">
              {parola('istanze.tipo', tipo)}
              {al !== null && ` ${t('istanze.finoAl', { al: giornoBreve(al) })}`}
              <span className="descrizione">{oggetto ?? t('istanze.testoCancellato')}</span>
            </th>
            <td data-colonna={t('istanze.presentata')}>{giornoBreve(presentataIl)}</td>
            <td data-colonna={t('istanze.esito')}>
              {riscontri.length === 0 && t('istanze.inAttesa')}
              {riscontri.map((riscontro, index) => (
                <Esito key={index} riscontro={riscontro} progetto={progetto} />
              ))}
            </td>
            {cambia && (
              <td className="text-md-end">
                {daEsitare && (
                  <Bottone tono="outline-primary" size="xs" onClick={() => onApri({ che: 'riscontra', istanza })}>
                    {t('istanze.riscontra')}
                  </Bottone>
                )}{' '}
                {ultimo && ultimo.comunicazioni.length < progetto.partner.length && (
                  <Bottone tono="outline-primary" size="xs" onClick={() => onApri({ che: 'comunica', istanza })}>
                    {t('istanze.comunica')}
                  </Bottone>
                )}
              </td>
            )}
          </tr>
        );
      })}
    </Tabella>
  );
}

function Esito({ riscontro, progetto }: { riscontro: Riscontro; progetto: Progetto }) {
  const t = useTesto();
  const parola = useParola();
  const { giornoBreve } = useDate();
  const { esito, riscontrataIl, testo, decorre, comunicazioni } = riscontro;
  const nomi = new Map(progetto.partner.map(({ partnerId, denominazione }) => [partnerId, denominazione]));
  return (
    <div>
      {parola('istanze.esito', esito)}, {giornoBreve(riscontrataIl)}
      {decorre && <span className="descrizione">{t('istanze.decorre', { dal: giornoBreve(decorre) })}</span>}
      {testo && <span className="descrizione">{testo}</span>}
      {comunicazioni.length > 0 && (
        <span className="descrizione">
          {t('istanze.comunicataA', {
            chi: comunicazioni.map(({ partnerId, il }) => `${nomi.get(partnerId)} (${giornoBreve(il)})`).join(', '),
          })}
        </span>
      )}
    </div>
  );
}
