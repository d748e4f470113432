import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import { Tabella } from '../../ui/Tabella.js';
import { useAtto } from '../atto.js';
import { VARIAZIONI } from '../planning.queries.js';
import type { Piano } from '../planning.types.js';
import { StatoVariazione } from '../StatoPiano.js';

/** The variazioni of a plan in the order in which they were opened. */
export function VariazioniDelPiano({ piano }: { piano: Piano }) {
  const t = useTesto();
  const { scope } = useScope();
  const atto = useAtto();
  const variazioni = useLettura(VARIAZIONI, { pianoId: piano.id });
  if (piano.stato === 'bozza') return null;
  return (
    <section aria-labelledby="variazioni">
      <h2 id="variazioni" className="h4">
        {t('variazioni.titolo')}
      </h2>
      <Lettura di={variazioni}>
        {({ variazioni: { variazioni: lista } }) =>
          lista.length === 0 ? (
            <p>{t('variazioni.nessuna')}</p>
          ) : (
            <Tabella
              didascalia={t('variazioni.titolo')}
              colonne={[
                t('variazione.nome'),
                t('variazione.motivo'),
                t('variazione.statoNome'),
                t('variazione.modifiche'),
                t('piani.atto'),
              ]}
            >
              {lista.map((variazione, index) => (
                <tr key={variazione.id}>
                  <th scope="row">
                    <Collegamento verso={`/${scope}/piani/${piano.id}/variazioni/${variazione.id}`}>
                      {t('variazione.numero', { numero: index + 1 })}
                    </Collegamento>
                  </th>
                  <td data-colonna={t('variazione.motivo')}>{variazione.motivo ?? t('testo.cancellato')}</td>
                  <td data-colonna={t('variazione.statoNome')}>
                    <StatoVariazione stato={variazione.stato} />
                  </td>
                  <td data-colonna={t('variazione.modifiche')}>{variazione.voci.length}</td>
                  <td data-colonna={t('piani.atto')}>
                    {variazione.atto ? atto(variazione.atto) : t('piani.senzaAtto')}
                  </td>
                </tr>
              ))}
            </Tabella>
          )
        }
      </Lettura>
    </section>
  );
}
