import { useIntl } from 'react-intl';

import { useParola, useTesto } from '../../messages/index.js';
import type { OggettoLista, ProgettoDaControllare } from './controlli.queries.js';

/** Months and objects of lists in words. */
export function useParoleListe() {
  const t = useTesto();
  const parola = useParola();
  const { formatDate } = useIntl();
  const mese = (iso: string) => formatDate(`${iso}-01T00:00:00Z`, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const periodo = (dal: string, al: string) =>
    dal === al ? mese(dal) : t('liste.periodo', { dal: mese(dal), al: mese(al) });
  return {
    ...{ mese, periodo },
    oggetto: (oggetto: OggettoLista, progetto: ProgettoDaControllare | undefined) => {
      if (oggetto.tipo === 'affidamento') {
        const cig = oggetto.cig
          ? t('liste.conCig', { cig: oggetto.cig })
          : parola('liste.senzaCig', oggetto.senzaCig ?? '');
        return `${oggetto.descrizione ?? t('liste.parolaCancellata')} (${cig})`;
      }
      const partner = progetto?.partner.find(({ partnerId }) => partnerId === oggetto.partnerId)?.nome;
      const chi = oggetto.partnerId === null ? t('liste.partner.tutti') : (partner ?? oggetto.partnerId);
      return `${chi}, ${periodo(oggetto.dal ?? '', oggetto.al ?? '')}`;
    },
  };
}
