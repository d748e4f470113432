import { useState } from 'react';

import { ComandoConfermato, DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoTesto } from '../../ui/Campo.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import type { Trasparenza } from './trasparenza.queries.js';

/** Both sides of witnessing: who signs this log, and whose logs this one signs. Each side agrees for itself. */
export function Testimoni({ di: { testimoni, enti } }: { di: Trasparenza }) {
  const t = useTesto();
  const { puo } = useDiritti();
  const amministra = puo('tenancy.amministra');
  const colonne = (dal: 'testimoni.dal' | 'testimonianze.dal') => [
    ...[t('testimoni.ente'), t(dal), t('testimoni.ultimaFirma')],
    ...(amministra ? [{ nascosta: t('testimoni.azioni') }] : []),
  ];
  return (
    <>
      <section aria-labelledby="testimoni">
        <div className="testimoni-testa">
          <h2 id="testimoni" className="h4">
            {t('testimoni.titolo')}
          </h2>
          {amministra && <Accordo comando="nominaTestimone" />}
        </div>
        <p>{t('testimoni.spiegazione')}</p>
        {testimoni.length === 0 ? (
          <p className="text-secondary">{t('testimoni.nessuno')}</p>
        ) : (
          <Tabella didascalia={t('testimoni.titolo')} colonne={colonne('testimoni.dal')}>
            {testimoni.map(({ testimone, accordoDal, ...firma }) => (
              <tr key={testimone}>
                <th scope="row">{testimone}</th>
                <Dal nome="testimoni.dal" quando={accordoDal} />
                <Ultima {...firma} />
                {amministra && (
                  <td>
                    <Fine comando="rimuoviTestimone" altro={testimone} />
                  </td>
                )}
              </tr>
            ))}
          </Tabella>
        )}
      </section>
      <section aria-labelledby="enti-testimoniati">
        <div className="testimoni-testa">
          <h2 id="enti-testimoniati" className="h4">
            {t('testimonianze.titolo')}
          </h2>
          {amministra && <Accordo comando="concediTestimonianza" />}
        </div>
        <p>{t('testimonianze.spiegazione')}</p>
        {enti.length === 0 ? (
          <p className="text-secondary">{t('testimonianze.nessuna')}</p>
        ) : (
          <Tabella didascalia={t('testimonianze.titolo')} colonne={colonne('testimonianze.dal')}>
            {enti.map(({ ente, concessaIl, ...firma }) => (
              <tr key={ente}>
                <th scope="row">{ente}</th>
                <Dal nome="testimonianze.dal" quando={concessaIl} />
                <Ultima {...firma} />
                {amministra && (
                  <td>
                    <Fine comando="cessaTestimonianza" altro={ente} />
                  </td>
                )}
              </tr>
            ))}
          </Tabella>
        )}
      </section>
    </>
  );
}

function Dal({ nome, quando }: { nome: 'testimoni.dal' | 'testimonianze.dal'; quando: string | null }) {
  const t = useTesto();
  const date = useDate();
  return <td data-colonna={t(nome)}>{quando === null ? t('testimoni.inAttesa') : date.istanteBreve(quando)}</td>;
}

function Ultima({
  ultimaDimensione,
  ultimaFirmaIl,
}: {
  ultimaDimensione: number | null;
  ultimaFirmaIl: string | null;
}) {
  const t = useTesto();
  const date = useDate();
  return (
    <td data-colonna={t('testimoni.ultimaFirma')}>
      {ultimaDimensione === null || ultimaFirmaIl === null
        ? t('testimoni.nessunaFirma')
        : t('testimoni.firma', { dimensione: ultimaDimensione, quando: date.istanteBreve(ultimaFirmaIl) })}
    </td>
  );
}

/** One side of a testimonianza, from here: the other side agrees in its own place. */
function Accordo({ comando: nome }: { comando: 'nominaTestimone' | 'concediTestimonianza' }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando(nome);
  const [aperto, setAperto] = useState(false);
  const [altro, setAltro] = useState('');
  const chiudi = () => {
    comando.azzera();
    setAperto(false);
  };
  const salva = async () => {
    if (!(await comando.esegui({ altro: altro.trim() }))) return;
    setAperto(false);
    setAltro('');
    avvisa({ testo: t(`${nome}.fatto`) });
  };
  return (
    <>
      <Bottone size="sm" className="non-stampare" onClick={() => setAperto(true)}>
        {t(`${nome}.titolo`)}
      </Bottone>
      {aperto && (
        <DialogoForm
          titolo={t(`${nome}.titolo`)}
          salva={t(`${nome}.salva`)}
          comando={comando}
          onSalva={() => void salva()}
          onChiudi={chiudi}
        >
          <p>{t(`${nome}.spiegazione`)}</p>
          <CampoTesto
            etichetta={t('testimoni.ente')}
            aiuto={t('testimoni.enteAiuto')}
            required
            maxLength={40}
            pattern="[a-z][a-z0-9]{1,39}"
            autoCapitalize="none"
            value={altro}
            onChange={setAltro}
          />
        </DialogoForm>
      )}
    </>
  );
}

function Fine({ comando: nome, altro }: { comando: 'rimuoviTestimone' | 'cessaTestimonianza'; altro: string }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando(nome);
  const conferma = async () => {
    const fatto = await comando.esegui({ altro });
    if (fatto) avvisa({ testo: t(`${nome}.fatto`) });
    return fatto !== null;
  };
  return (
    <ComandoConfermato
      etichetta={t(`${nome}.titolo`)}
      nome={t(`${nome}.nome`, { altro })}
      titolo={t(`${nome}.nome`, { altro })}
      size="xs"
      pericolo
      comando={comando}
      onConferma={conferma}
    >
      <p>{t(`${nome}.spiegazione`)}</p>
    </ComandoConfermato>
  );
}
