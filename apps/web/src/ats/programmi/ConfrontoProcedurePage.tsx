import { useParams } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { oggi } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { CONFRONTO_PROCEDURE, PROGRAMMA, type Confronto, type Differenza } from './programmi.queries.js';
import { useNomiDelleDifferenze } from './useNomiDelleDifferenze.js';
import { useParoleProgrammi } from './useParoleProgrammi.js';

/** Two versions side by side: part by part, only what is not the same in both. */
export function ConfrontoProcedurePage() {
  const t = useTesto();
  const { scope } = useScope();
  const { programmaId = '', da = '', a = '' } = useParams();
  const [prima, dopo] = [Number(da), Number(a)];
  const valide = [prima, dopo].every((uno) => Number.isSafeInteger(uno) && uno > 0 && uno < 10_000);
  const programma = useLettura(PROGRAMMA, { programmaId, giorno: oggi(), versione: null });
  const letto = useLettura(CONFRONTO_PROCEDURE, { programmaId, da: prima, a: dopo }, { salta: !valide });
  const nome = programma.dati?.programma.programma?.denominazione;
  const manca = <Vuoto icona="documento" titolo={t('confrontoProcedure.manca')} />;
  return (
    <Pagina
      titolo={t('confrontoProcedure.titolo', { da, a })}
      occhiello={t('confrontoProcedure.occhiello')}
      sottotitolo={nome}
      percorso={[
        { testo: t('programmi.titolo'), verso: `/${scope}/programmi` },
        { testo: nome ?? t('programmi.nome'), verso: `/${scope}/programmi/${programmaId}` },
      ]}
    >
      {valide ? (
        <Lettura di={letto}>
          {({ confrontoProcedure: { confronto } }) => (confronto ? <Differenze confronto={confronto} /> : manca)}
        </Lettura>
      ) : (
        manca
      )}
    </Pagina>
  );
}

function Differenze({ confronto }: { confronto: Confronto }) {
  const t = useTesto();
  const { parola, giornoBreve } = useParoleProgrammi();
  const nomi = useNomiDelleDifferenze(confronto);
  const { da, a, differenze } = confronto;
  if (differenze.length === 0) {
    return (
      <Vuoto icona="documento" titolo={t('confrontoProcedure.nessuna')}>
        <p>{t('confrontoProcedure.nessunaTesto')}</p>
      </Vuoto>
    );
  }
  const lato = ({ versione, dal }: { versione: number; dal: string }) =>
    t('confrontoProcedure.lato', { versione, dal: giornoBreve(dal) });
  const parti = [...new Set(differenze.map(({ parte }) => parte))];
  return parti.map((parte) => (
    <section key={parte} aria-labelledby={`parte-${parte}`} className="ats-sezione">
      <h2 id={`parte-${parte}`} className="h4">
        {parola('parteModello', parte)}
      </h2>
      <Tabella
        className="confronto-procedure"
        didascalia={t('confrontoProcedure.didascalia')}
        colonne={[t('confrontoProcedure.cosa'), lato(da), lato(a)]}
      >
        {differenze
          .filter((una) => una.parte === parte)
          .map((una) => (
            <tr key={`${una.oggetto} ${una.campo}`}>
              <th scope="row">
                {nomi.oggetto(una)}
                {una.campo !== null && una.oggetto !== '' && (
                  <span className="descrizione">{parola('campoModello', una.campo)}</span>
                )}
              </th>
              <td data-colonna={lato(da)}>
                <Valore differenza={una} valori={una.prima} nulla={una.genere === 'aggiunto'} nomi={nomi} />
              </td>
              <td data-colonna={lato(a)}>
                <Valore differenza={una} valori={una.dopo} nulla={una.genere === 'tolto'} nomi={nomi} />
              </td>
            </tr>
          ))}
      </Tabella>
    </section>
  ));
}

interface DiUnLato {
  readonly differenza: Differenza;
  readonly valori: readonly string[];
  readonly nulla: boolean;
  readonly nomi: ReturnType<typeof useNomiDelleDifferenze>;
}

function Valore({ differenza, valori, nulla, nomi }: DiUnLato) {
  const t = useTesto();
  if (nulla) return <em className="text-secondary">{t('confrontoProcedure.assente')}</em>;
  return <span className="testo-libero">{nomi.valori(differenza, valori)}</span>;
}
