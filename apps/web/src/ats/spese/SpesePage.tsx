import { useState } from 'react';
import { useSearchParams } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta } from '../../ui/Campo.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { useParoleCondivisione } from '../condivisione/useParoleCondivisione.js';
import { euro } from './denaro.js';
import { PeriodiRendicontati } from './PeriodiRendicontati.js';
import { PROGETTI_DI_SPESA, SPESE, type Elenco, type ProgettoDiSpesa, type SpesaInElenco } from './spese.queries.js';
import { TotaliSpese } from './TotaliSpese.js';

const PAGINA = 50;

/** The expenses of the consortium, by project and month, with what they come to. */
export function SpesePage() {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const progetti = useLettura(PROGETTI_DI_SPESA, {});
  const [cerca] = useSearchParams();
  const scelto = cerca.get('progetto') ?? '';
  return (
    <Pagina
      titolo={t('spese.titolo')}
      occhiello={t('spese.occhiello')}
      azioni={
        puo('ats.spendi') && (
          <>
            <Collegamento
              className="btn btn-primary"
              verso={`/${scope}/spese/nuova`}
              {...(scelto !== '' && { cerca: { progetto: scelto } })}
            >
              {t('spese.nuova')}
            </Collegamento>{' '}
            <Collegamento className="btn btn-outline-primary" verso={`/${scope}/carica-archivio`}>
              {t('archivio.titolo')}
            </Collegamento>
          </>
        )
      }
    >
      <Lettura di={progetti}>
        {({ progettiDiSpesa }) =>
          progettiDiSpesa.progetti.length === 0 ? (
            <Vuoto icona="documento" titolo={t('spese.nessunProgetto')}>
              <p>{t('spese.nessunProgettoTesto')}</p>
            </Vuoto>
          ) : (
            <Filtrate progetti={progettiDiSpesa.progetti} />
          )
        }
      </Lettura>
    </Pagina>
  );
}

function Filtrate({ progetti }: { progetti: readonly ProgettoDiSpesa[] }) {
  const t = useTesto();
  const { mese: nomeMese } = useParoleCondivisione();
  const [cerca, setCerca] = useSearchParams();
  const [progettoId, mese] = [cerca.get('progetto') ?? '', cerca.get('mese') ?? ''];
  const filtro = { progettoId: progettoId || null, mese: mese || null };
  const letta = useLettura(SPESE, { ...filtro, first: PAGINA, after: null });
  // The months of the project, whichever is chosen: the same totals without the month.
  const tutti = useLettura(SPESE, { ...filtro, mese: null, first: 1, after: null });
  const mesi = [...new Set((tutti.dati?.spese.conti ?? []).map((conto) => conto.mese))].sort().reverse();
  const scegli = (nome: string, valore: string) =>
    setCerca((prima) => {
      const dopo = new URLSearchParams(prima);
      if (valore === '') dopo.delete(nome);
      else dopo.set(nome, valore);
      if (nome === 'progetto') dopo.delete('mese');
      return dopo;
    });
  return (
    <>
      <div className="spese-filtri non-stampare">
        <CampoScelta etichetta={t('spese.progetto')} value={progettoId} onChange={(v) => scegli('progetto', v)}>
          <option value="">{t('spese.tuttiIProgetti')}</option>
          {progetti.map((one) => (
            <option key={one.progettoId} value={one.progettoId}>
              {one.titolo}
            </option>
          ))}
        </CampoScelta>
        <CampoScelta etichetta={t('spese.mese')} value={mese} onChange={(v) => scegli('mese', v)}>
          <option value="">{t('spese.tuttiIMesi')}</option>
          {[...new Set([...mesi, ...(mese ? [mese] : [])])].map((one) => (
            <option key={one} value={one}>
              {nomeMese(one)}
            </option>
          ))}
        </CampoScelta>
      </div>
      <Lettura di={letta}>
        {({ spese }) =>
          spese.totale.numero === 0 ? (
            <Vuoto icona="documento" titolo={t('spese.nessuna')}>
              <p>{t('spese.nessunaTesto')}</p>
            </Vuoto>
          ) : (
            <>
              <Righe key={`${progettoId}/${mese}`} prime={spese} filtro={filtro} progetti={progetti} />
              <TotaliSpese conti={spese.conti} totale={spese.totale} />
            </>
          )
        }
      </Lettura>
      <PeriodiRendicontati
        progetti={progettoId === '' ? progetti : progetti.filter((one) => one.progettoId === progettoId)}
      />
    </>
  );
}

interface RigheProps {
  readonly prime: Elenco;
  readonly filtro: { readonly progettoId: string | null; readonly mese: string | null };
  readonly progetti: readonly ProgettoDiSpesa[];
}

/** Page after page, each under the other. */
function Righe({ prime, filtro, progetti }: RigheProps) {
  const t = useTesto();
  const titoli = new Map(progetti.map((one) => [one.progettoId, one.titolo]));
  const parole = ['spesa', 'fornitore', 'competenza'] as const;
  const importi = ['costo', 'quota', 'pagato'] as const;
  return (
    <>
      <Tabella
        className="spese"
        didascalia={t('spese.didascalia')}
        colonne={[...parole.map((one) => t(`spese.${one}`)), ...importi.map((one) => ({ numero: t(`spese.${one}`) }))]}
      >
        {prime.edges.map(({ cursor, node }) => (
          <Riga key={cursor} spesa={node} progetto={filtro.progettoId ? null : (titoli.get(node.progettoId) ?? null)} />
        ))}
      </Tabella>
      {prime.pageInfo.hasNextPage && <Altre after={prime.pageInfo.endCursor} filtro={filtro} progetti={progetti} />}
    </>
  );
}

function Altre({ after, filtro, progetti }: Omit<RigheProps, 'prime'> & { after: string | null }) {
  const t = useTesto();
  const [aperte, setAperte] = useState(false);
  const letta = useLettura(SPESE, { ...filtro, first: PAGINA, after }, { salta: !aperte });
  if (!aperte)
    return (
      <Bottone tono="outline-primary" size="sm" onClick={() => setAperte(true)}>
        {t('spese.altre')}
      </Bottone>
    );
  return <Lettura di={letta}>{({ spese }) => <Righe prime={spese} filtro={filtro} progetti={progetti} />}</Lettura>;
}

function Riga({ spesa, progetto }: { spesa: SpesaInElenco; progetto: string | null }) {
  const t = useTesto();
  const parola = useParola();
  const { scope } = useScope();
  const { giornoBreve } = useDate();
  const nome = spesa.documento
    ? t('spesa.titoloFattura', { numero: spesa.documento.numero })
    : parola('spese.tipo', spesa.tipo);
  return (
    <tr>
      <th scope="row">
        <Collegamento verso={`/${scope}/spese/${spesa.id}`}>{nome}</Collegamento>
        <span className="descrizione">{spesa.descrizione ?? t('spese.testoCancellato')}</span>
        {progetto && <span className="descrizione">{progetto}</span>}
        {spesa.possibileDoppione && <span className="spese-doppione">{t('spese.doppione')}</span>}
      </th>
      <td data-colonna={t('spese.fornitore')}>
        {spesa.fornitore ? (spesa.fornitore.denominazione ?? t('spese.testoCancellato')) : '-'}
      </td>
      <td data-colonna={t('spese.competenza')}>{giornoBreve(spesa.competenza)}</td>
      <td data-colonna={t('spese.costo')} className="numero">
        {euro(spesa.costoCentesimi)}
      </td>
      <td data-colonna={t('spese.quota')} className="numero">
        {euro(spesa.quotaCentesimi)}
      </td>
      <td data-colonna={t('spese.pagato')} className="numero">
        {euro(spesa.pagatoCentesimi)}
      </td>
    </tr>
  );
}
