import { useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import { Avviso } from '../../ui/Avviso.js';
import { useDate } from '../../ui/date.js';
import { INCLUSIONE, type Inclusione } from './trasparenza.queries.js';

/** Whether an event stands in what was signed. Where it cannot be asked there is nothing to say, and nothing is said. */
export function StatoSigillo({ posizione }: { posizione: number }) {
  const t = useTesto();
  const { scope } = useScope();
  const { dati } = useLettura(INCLUSIONE, { posizione });
  const inclusione = dati?.inclusione;
  if (!inclusione) return null;
  const { stato, verificata, sigillo } = inclusione;
  if (sigillo && !verificata) {
    return (
      <Avviso tono="danger">
        <strong>{t('sigillo.nonTorna')}</strong>{' '}
        <Collegamento verso={`/${scope}/trasparenza`}>{t('sigillo.vaiAllaPagina')}</Collegamento>
      </Avviso>
    );
  }
  return (
    <section aria-labelledby="sigillo-evento" className="sigillo-evento">
      <h2 id="sigillo-evento" className="h4">
        {t('sigillo.titolo')}
      </h2>
      <p className="mb-1">
        <span className={`segno-sigillo ${stato}`}>{t(`sigillo.stato.${stato}`)}</span> <Spiegazione di={inclusione} />
      </p>
      {sigillo && (
        <details>
          <summary>{t('sigillo.prova')}</summary>
          <p className="descrizione">{t('sigillo.provaSpiegata', { passi: inclusione.prova.length })}</p>
          <ol className="impronta">
            {[inclusione.impronta, ...inclusione.prova].map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ol>
        </details>
      )}
      <Collegamento className="non-stampare" verso={`/${scope}/trasparenza`}>
        {t('sigillo.vaiAllaPagina')}
      </Collegamento>
    </section>
  );
}

function Spiegazione({ di: { stato, sigillo } }: { di: Inclusione }) {
  const t = useTesto();
  const date = useDate();
  if (!sigillo) return t('sigillo.nonAncoraSpiegato');
  const valori = { dimensione: sigillo.dimensione, quando: date.istante(sigillo.firmatoIl) };
  return t(stato === 'testimoniato' ? 'sigillo.testimoniatoSpiegato' : 'sigillo.sigillatoSpiegato', valori);
}
