import { useState } from 'react';

import { ComandoConfermato, Lettura, useComando, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { AffidaRevisione } from './AffidaRevisione.js';
import { REVISIONI, type Revisione } from './revisori.queries.js';

/** Who is called to audit what, and until when. */
export function RevisoriPage() {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const revisioni = useLettura(REVISIONI, {});
  const [aperta, setAperta] = useState(false);
  return (
    <Pagina
      titolo={t('revisori.titolo')}
      sottotitolo={t('revisori.spiegazione')}
      azioni={
        <>
          <Collegamento verso={`/${scope}/revisori/accessi`} className="btn btn-outline-primary btn-sm">
            {t('revisori.accessi')}
          </Collegamento>
          {puo('tenancy.amministra') && (
            <Bottone size="sm" onClick={() => setAperta(true)}>
              {t('revisori.affida')}
            </Bottone>
          )}
        </>
      }
    >
      <Lettura di={revisioni}>
        {({ revisioni: { revisioni: lista, revisione } }) => (
          <>
            {lista.length === 0 ? (
              <Vuoto icona="utente" titolo={t('revisori.nessuno')}>
                <p>{t('revisori.nessunoTesto')}</p>
              </Vuoto>
            ) : (
              <Elenco revisioni={lista} revisione={revisione} />
            )}
            {aperta && <AffidaRevisione revisione={revisione} onChiudi={() => setAperta(false)} />}
          </>
        )}
      </Lettura>
    </Pagina>
  );
}

function Elenco({ revisioni, revisione }: { revisioni: readonly Revisione[]; revisione: number }) {
  const t = useTesto();
  const parola = useParola();
  const date = useDate();
  return (
    <Tabella
      didascalia={t('revisori.didascalia')}
      colonne={[
        ...[t('revisori.persona'), t('revisori.periodo'), t('revisori.perimetro'), t('revisori.stato')],
        { nascosta: t('revisori.azioni') },
      ]}
    >
      {revisioni.map((incarico) => (
        <tr key={incarico.incaricoId}>
          <th scope="row">{incarico.nome}</th>
          <td data-colonna={t('revisori.periodo')}>
            <span>
              {t('revisori.dalAl', { dal: date.giornoBreve(incarico.dal), al: date.giornoBreve(incarico.al) })}
              <ConAtto atto={incarico.atto} />
            </span>
          </td>
          <td data-colonna={t('revisori.perimetro')}>
            <Perimetro perimetro={incarico.perimetro} />
          </td>
          <td data-colonna={t('revisori.stato')}>{parola('statoRevisione', incarico.stato)}</td>
          <td className="text-md-end">
            <Revoca incarico={incarico} revisione={revisione} />
          </td>
        </tr>
      ))}
    </Tabella>
  );
}

function ConAtto({ atto }: Pick<Revisione, 'atto'>) {
  const t = useTesto();
  const date = useDate();
  if (!atto) return null;
  const { organo, numero, data } = atto;
  return (
    <span className="descrizione d-block">
      {t('revisori.atto', { organo: t(`atto.organo.${organo}`), numero, data: date.giornoBreve(data) })}
    </span>
  );
}

function Perimetro({ perimetro: { tipo, centri, obiettivi, progetti, rendiconti } }: Pick<Revisione, 'perimetro'>) {
  const parola = useParola();
  const nomi = [...centri, ...obiettivi, ...progetti, ...rendiconti]
    .map(({ nome }) => nome)
    .filter((nome) => nome !== '');
  return (
    <span>
      {parola('perimetro', tipo)}
      {nomi.length > 0 && <span className="descrizione d-block">{nomi.join(', ')}</span>}
    </span>
  );
}

function Revoca({ incarico: { incaricoId, nome, stato }, revisione }: { incarico: Revisione; revisione: number }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const { puo } = useDiritti();
  const comando = useComando('revocaRevisione');
  if (!puo('tenancy.amministra') || stato === 'finita' || stato === 'revocata') return null;
  const revoca = async () => {
    const fatto = await comando.esegui({ incaricoId }, revisione);
    if (fatto) avvisa({ testo: t('revisori.revocato') });
    return fatto !== null;
  };
  return (
    <ComandoConfermato
      etichetta={t('revisori.revoca')}
      nome={t('revisori.revocaNome', { nome })}
      titolo={t('revisori.revoca.titolo')}
      pericolo
      size="xs"
      comando={comando}
      onConferma={revoca}
    >
      <p>{t('revisori.revoca.spiegazione', { nome })}</p>
    </ComandoConfermato>
  );
}
