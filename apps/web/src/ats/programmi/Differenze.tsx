import { useTesto } from '../../messages/index.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import type { Confronto, Differenza } from './programmi.queries.js';
import { useNomiDelleDifferenze } from './useNomiDelleDifferenze.js';
import { useParoleProgrammi } from './useParoleProgrammi.js';

/** Two versions of a procedure, part by part: only what is not the same in both. */
export function Differenze({ confronto }: { confronto: Confronto }) {
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
