import { useTesto } from '../messages/index.js';
import type { ContenutoLetto } from './proposta.types.js';

/** What else the document holds: nothing of it is lost, whether or not it has a field. */
export function Resto({ contenuto: { pegProjects, sections, unread } }: { contenuto: ContenutoLetto }) {
  const t = useTesto();
  return (
    <section aria-labelledby="resto">
      <h2 id="resto" className="h4">
        {t('resto.titolo')}
      </h2>
      {pegProjects.length > 0 && (
        <details>
          <summary>{t('resto.progetti', { quanti: pegProjects.length })}</summary>
          <ul>
            {pegProjects.map(({ code, name, centroDiResponsabilita, services, line }) => (
              <li key={`${line}/${code}`}>
                {code && <span className="codice">{code} </span>}
                {name}
                <span className="descrizione">{[centroDiResponsabilita, ...services].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {sections.length > 0 && (
        <details>
          <summary>{t('resto.sezioni', { quante: sections.length })}</summary>
          <p>{t('resto.sezioniSpiegazione')}</p>
          {sections.map(({ title, text }, index) => (
            <details key={index} className="sezione">
              <summary>{title || t('resto.senzaTitolo', { numero: index + 1 })}</summary>
              <pre className="sezione-testo" tabIndex={0}>
                {text}
              </pre>
            </details>
          ))}
        </details>
      )}
      {unread.length > 0 && (
        <details>
          <summary>{t('resto.nonLette', { quante: unread.length })}</summary>
          <ul>
            {unread.map(({ line, text }) => (
              <li key={line}>
                {text} <span className="text-secondary">{t('proposta.riga', { line })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {pegProjects.length + sections.length + unread.length === 0 && <p>{t('resto.nulla')}</p>}
    </section>
  );
}
