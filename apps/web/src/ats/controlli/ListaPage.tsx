import { useParams } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { useDate } from '../../ui/date.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { Compilazione } from './Compilazione.js';
import { LISTA, PROGETTI_DA_CONTROLLARE, type Lista } from './controlli.queries.js';
import { PassiDellaLista } from './PassiDellaLista.js';
import { RisposteDate } from './RisposteDate.js';
import { useParoleListe } from './useParoleListe.js';

/** One check list: filled in while it is open, then controlled by somebody else. */
export function ListaPage() {
  const t = useTesto();
  const { scope } = useScope();
  const { listaId = '' } = useParams();
  const letta = useLettura(LISTA, { listaId });
  const progetti = useLettura(PROGETTI_DA_CONTROLLARE, {});
  const parole = useParoleListe();
  const lista = letta.dati?.listaDiControllo.lista;
  const progetto = progetti.dati?.progettiDaControllare.progetti.find((one) => one.progettoId === lista?.progettoId);
  return (
    <Pagina
      titolo={lista?.titolo ?? t('liste.titolo')}
      occhiello={progetto?.titolo ?? t('liste.occhiello')}
      percorso={[{ testo: t('liste.titolo'), verso: `/${scope}/liste-di-controllo` }]}
      sottotitolo={lista && `${parole.oggetto(lista.oggetto, progetto)}, ${parole.mese(lista.mese)}`}
    >
      <Lettura di={letta}>
        {({ listaDiControllo }) =>
          listaDiControllo.lista === null ? (
            <Vuoto icona="documento" titolo={t('lista.assente')}>
              <p>{t('lista.assenteTesto')}</p>
            </Vuoto>
          ) : (
            <Contenuto lista={listaDiControllo.lista} />
          )
        }
      </Lettura>
    </Pagina>
  );
}

function Contenuto({ lista }: { lista: Lista }) {
  const { puo } = useDiritti();
  return (
    <>
      <Stato lista={lista} />
      <PassiDellaLista lista={lista} />
      {lista.stato === 'aperta' && puo('ats.controlla') ? (
        <Compilazione key={lista.listaId} lista={lista} />
      ) : (
        <RisposteDate domande={lista.domande} />
      )}
    </>
  );
}

/** Where it stands, who filled it in, who controlled it: on paper the head of the list. */
function Stato({ lista }: { lista: Lista }) {
  const t = useTesto();
  const { istante } = useDate();
  const { compilata, controllo, riapertura, stato } = lista;
  return (
    <div className="lista-stato">
      <p className="mb-1">
        <strong>{t(`liste.stato.${stato}`)}</strong>
        {', '}
        {t('liste.risposte', { date: lista.risposteDate, domande: lista.domande.length })}
      </p>
      <progress
        className="lista-avanzamento non-stampare"
        max={lista.domande.length}
        value={lista.risposteDate}
        aria-label={t('liste.risposte', { date: lista.risposteDate, domande: lista.domande.length })}
      />
      {compilata && (
        <p className="mb-1">{t('lista.compilataDa', { nome: compilata.nome, quando: istante(compilata.il) })}</p>
      )}
      {controllo && (
        <p className="mb-1">
          {t('lista.controllataDa', { nome: controllo.nome, quando: istante(controllo.il) })}
          {': '}
          {t(`liste.esito.${controllo.esito}`).toLowerCase()}
          {controllo.nota && <span className="descrizione">{controllo.nota}</span>}
        </p>
      )}
      {riapertura && stato !== 'controllata' && (
        <p className="mb-1">{t('lista.riapertaPer', { motivo: riapertura.motivo ?? t('liste.parolaCancellata') })}</p>
      )}
    </div>
  );
}
