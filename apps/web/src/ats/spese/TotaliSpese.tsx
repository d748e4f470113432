import { useTesto } from '../../messages/index.js';
import { Tabella } from '../../ui/Tabella.js';
import { useParoleCondivisione } from '../condivisione/useParoleCondivisione.js';
import { euro } from './denaro.js';
import type { ContoSpese, Saldi } from './spese.queries.js';

/** What the expenses come to, month by month, and all together. */
export function TotaliSpese({ conti, totale }: { conti: readonly ContoSpese[]; totale: Saldi }) {
  const t = useTesto();
  const { mese: nome } = useParoleCondivisione();
  const mesi = [...new Set(conti.map(({ mese }) => mese))]
    .sort()
    .map((mese) => [mese, conti.filter((conto) => conto.mese === mese)] as const);
  const colonne = ['mese', 'numero', 'costo', 'quota', 'pagato'] as const;
  return (
    <section className="ats-sezione" aria-labelledby="totali-spese">
      <h2 id="totali-spese" className="h4">
        {t('spese.totali')}
      </h2>
      <Tabella
        className="spese"
        didascalia={t('spese.totaliDidascalia')}
        colonne={colonne.map((one, index) => (index === 0 ? t(`spese.${one}`) : { numero: t(`spese.${one}`) }))}
      >
        {mesi.map(([mese, tutti]) => (
          <Riga key={mese} nome={nome(mese)} saldi={somma(tutti)} />
        ))}
        <Riga nome={t('spese.totale')} saldi={totale} />
      </Tabella>
    </section>
  );
}

function Riga({ nome, saldi }: { nome: string; saldi: Saldi }) {
  const t = useTesto();
  return (
    <tr>
      <th scope="row">{nome}</th>
      <td data-colonna={t('spese.numero')} className="numero">
        {saldi.numero}
      </td>
      <td data-colonna={t('spese.costo')} className="numero">
        {euro(saldi.costoCentesimi)}
      </td>
      <td data-colonna={t('spese.quota')} className="numero">
        {euro(saldi.quotaCentesimi)}
      </td>
      <td data-colonna={t('spese.pagato')} className="numero">
        {euro(saldi.pagatoCentesimi)}
      </td>
    </tr>
  );
}

const somma = (conti: readonly Saldi[]): Saldi => {
  const di = (misura: keyof Saldi) => conti.reduce((sum, conto) => sum + conto[misura], 0);
  return {
    ...{ numero: di('numero'), costoCentesimi: di('costoCentesimi') },
    ...{ quotaCentesimi: di('quotaCentesimi'), pagatoCentesimi: di('pagatoCentesimi') },
  };
};
