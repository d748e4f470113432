import { useState } from 'react';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAtto } from '../../planning/index.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { useParoleCondivisione } from '../condivisione/useParoleCondivisione.js';
import { ADESIONI, type Adesione, type CheCiNomina } from './adesione.queries.js';
import { DisconosciAts } from './DisconosciAts.js';
import { RiconosciAts } from './RiconosciAts.js';

/** An ATS, with what it says of us and what we say of it. */
export interface Riga {
  readonly ats: string;
  readonly nome: string;
  readonly cheCiNomina: CheCiNomina | null;
  readonly adesione: Adesione | null;
}

/** Which ATS say that the consortium is theirs, and which of them it recognises. */
export function Adesioni() {
  const t = useTesto();
  const { ats: nomeDi } = useParoleCondivisione();
  const letta = useLettura(ADESIONI, {});
  return (
    <section aria-labelledby="adesioni">
      <h2 id="adesioni" className="h4">
        {t('adesione.titolo')}
      </h2>
      <Lettura di={letta}>
        {({ adesioni: { adesioni, ciNominano } }) => {
          const all = [...new Set([...ciNominano, ...adesioni].map(({ ats }) => ats))].sort();
          if (all.length === 0) return <p>{t('adesione.nessuno')}</p>;
          const righe = all.map((ats): Riga => {
            const cheCiNomina = ciNominano.find((una) => una.ats === ats) ?? null;
            const adesione = adesioni.find((una) => una.ats === ats) ?? null;
            return { ats, nome: cheCiNomina?.denominazione ?? nomeDi(ats), cheCiNomina, adesione };
          });
          return (
            <>
              <p>{t('adesione.spiegazione')}</p>
              <TabellaAdesioni righe={righe} />
            </>
          );
        }}
      </Lettura>
    </section>
  );
}

function TabellaAdesioni({ righe }: { righe: readonly Riga[] }) {
  const t = useTesto();
  const { giornoBreve } = useDate();
  const { puo } = useDiritti();
  const [riconosce, setRiconosce] = useState<Riga | null>(null);
  const [disconosce, setDisconosce] = useState<Riga | null>(null);
  const decide = puo('ats.riconosci');
  const periodo = ({ cheCiNomina }: Riga) => {
    if (!cheCiNomina) return t('adesione.nonNominati');
    const { dal, al } = cheCiNomina;
    return al === null
      ? t('adesione.dal', { dal: giornoBreve(dal) })
      : t('adesione.dalAl', { dal: giornoBreve(dal), al: giornoBreve(al) });
  };
  return (
    <>
      <Tabella
        didascalia={t('adesione.didascalia')}
        colonne={[
          ...[t('adesione.ats'), t('adesione.periodo'), t('adesione.stato')],
          ...(decide ? [{ nascosta: t('adesione.azioni') }] : []),
        ]}
      >
        {righe.map((riga) => (
          <tr key={riga.ats}>
            <th scope="row">{riga.nome}</th>
            <td data-colonna={t('adesione.periodo')}>{periodo(riga)}</td>
            <td data-colonna={t('adesione.stato')}>
              <Stato adesione={riga.adesione} />
            </td>
            {decide && (
              <td className="text-md-end">
                {riga.adesione?.stato === 'riconosciuto' ? (
                  <Bottone
                    tono="outline-danger"
                    size="xs"
                    aria-label={t('adesione.disconosciDi', { ats: riga.nome })}
                    onClick={() => setDisconosce(riga)}
                  >
                    {t('adesione.disconosci')}
                  </Bottone>
                ) : (
                  <Bottone
                    size="xs"
                    aria-label={t('adesione.riconosciDi', { ats: riga.nome })}
                    onClick={() => setRiconosce(riga)}
                  >
                    {t('adesione.riconosci')}
                  </Bottone>
                )}
              </td>
            )}
          </tr>
        ))}
      </Tabella>
      {riconosce && <RiconosciAts riga={riconosce} onChiudi={() => setRiconosce(null)} />}
      {disconosce && <DisconosciAts riga={disconosce} onChiudi={() => setDisconosce(null)} />}
    </>
  );
}

function Stato({ adesione }: { adesione: Adesione | null }) {
  const t = useTesto();
  const { giornoBreve } = useDate();
  const atto = useAtto();
  if (!adesione) return <>{t('adesione.mai')}</>;
  if (adesione.stato === 'disconosciuto') {
    return (
      <>
        {t('adesione.disconosciuto', { data: giornoBreve(adesione.disconosciutoIl ?? '') })}
        <span className="descrizione">{adesione.motivo ?? t('adesione.motivoCancellato')}</span>
      </>
    );
  }
  return (
    <>
      {t('adesione.riconosciuto', { data: giornoBreve(adesione.riconosciutoIl) })}
      {adesione.atto && <span className="descrizione">{atto(adesione.atto)}</span>}
    </>
  );
}
