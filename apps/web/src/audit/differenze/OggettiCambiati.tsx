import { Badge } from 'design-react-kit';

import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import { Confronto } from '../../ui/Confronto.js';
import { Fatti } from '../FattoBreve.js';
import { paginaDi } from '../luogo.js';
import type { CampoCambiato, FattoDelRegistro, OggettoCambiato } from '../origine.queries.js';

const COLORI = { cambiato: 'primary', aggiunto: 'success', eliminato: 'danger' } as const;

interface Props {
  readonly oggetti: readonly OggettoCambiato[];
  readonly fatti: readonly FattoDelRegistro[];
}

/** What differs, thing by thing: each field before and after, and the events that made it so. */
export function OggettiCambiati({ oggetti, fatti }: Props) {
  return oggetti.map((oggetto) => <Oggetto key={`${oggetto.modello}/${oggetto.id}`} oggetto={oggetto} fatti={fatti} />);
}

function Oggetto({ oggetto, fatti }: { oggetto: OggettoCambiato } & Pick<Props, 'fatti'>) {
  const t = useTesto();
  const { scope } = useScope();
  const { genere, nome, esito, campi, eventi, eventiInteri, modello, id, pianoId, obiettivoId } = oggetto;
  const pagina = esito === 'eliminato' ? null : paginaDi({ tipo: modello, id, pianoId, obiettivoId });
  return (
    <article className="voce">
      <header className="voce-testa">
        <h2 className="h5">
          <Badge color={COLORI[esito]}>{t(`confronto.esito.${esito}`)}</Badge>{' '}
          <span className="occhiello">{genere}</span>{' '}
          {pagina ? <Collegamento verso={`/${scope}/${pagina}`}>{nome || genere}</Collegamento> : nome}
        </h2>
      </header>
      {esito === 'cambiato' ? (
        campi.map((campo) => <Cambiato key={campo.percorso} campo={campo} fatti={fatti} />)
      ) : (
        <dl className="scheda">
          {campi.map(({ percorso, campo, prima, dopo }) => (
            <div key={percorso}>
              <dt>{campo}</dt>
              <dd className="testo-libero">
                {esito === 'aggiunto' ? (
                  <ins>{dopo ?? t('confronto.nulla')}</ins>
                ) : (
                  <del>{prima ?? t('confronto.nulla')}</del>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {esito !== 'cambiato' && <Fatti posizioni={eventi} fatti={fatti} />}
      {!eventiInteri && <p className="descrizione">{t('differenze.altriEventi')}</p>}
    </article>
  );
}

function Cambiato({ campo: { campo, prima, dopo, eventi }, fatti }: { campo: CampoCambiato } & Pick<Props, 'fatti'>) {
  return (
    <section className="differenza">
      <h3 className="h6">{campo}</h3>
      <Confronto prima={prima} dopo={dopo} />
      <Fatti posizioni={eventi} fatti={fatti} />
    </section>
  );
}
