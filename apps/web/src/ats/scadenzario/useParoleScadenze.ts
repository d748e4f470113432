import { useParola, useTesto } from '../../messages/index.js';
import { useImporti } from '../rendiconti/importi.js';
import type { Scadenza } from './scadenzario.queries.js';

/** A duty in words: its kind, what it is, and what is still wanted for it. */
export function useParoleScadenze() {
  const t = useTesto();
  const parola = useParola();
  const { euro, mese } = useImporti();
  const detto = ({ tipo, titolo, valore, unita, centesimi }: Scadenza): string => {
    switch (tipo) {
      case 'target':
        return valore === null
          ? (titolo ?? '')
          : t('scadenzario.atteso', { titolo, valore: valore.replace('.', ','), unita });
      case 'trasferimento':
        return t('scadenzario.siPuoChiedere', {
          tipo: parola('richieste.tipo', valore ?? ''),
          euro: euro(centesimi ?? 0),
        });
      case 'istanza':
        return parola('istanze.tipo', valore ?? '');
      case 'mesiDaChiudere': {
        const [dal, al] = (valore ?? '/').split('/') as [string, string];
        return dal === al ? mese(dal) : t('scadenzario.dalAl', { dal: mese(dal), al: mese(al) });
      }
      case 'delega':
        return parola('ruolo', valore ?? '');
      case 'revisione':
        return t('scadenzario.incarico');
      default:
        return titolo ?? '';
    }
  };
  const tipo = (una: Pick<Scadenza, 'tipo'>): string => parola('scadenzario.tipo', una.tipo);
  const mancano = (una: Scadenza): string | null =>
    una.mancano.length === 0
      ? null
      : t('scadenzario.mancano', {
          cosa: una.mancano.map((manca) => parola('richieste.condizione', manca).toLowerCase()).join('; '),
        });
  return { detto, tipo, mancano };
}
