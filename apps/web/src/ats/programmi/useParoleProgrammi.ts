import { useParola, useTesto } from '../../messages/index.js';
import { useDate } from '../../ui/date.js';
import type { Procedura } from './programmi.queries.js';
import { quotaScritta } from './quote.js';

/** Versions, shares and signatories in words. */
export function useParoleProgrammi() {
  const t = useTesto();
  const parola = useParola();
  const { giornoBreve } = useDate();
  return {
    parola,
    giornoBreve,
    quota: (quota: number) => t('modello.percento', { quota: quotaScritta(quota) }),
    firmatari: (chi: readonly string[]) => chi.map((uno) => parola('firmatario', uno)).join(', '),
    periodo: ({ dal, al }: Pick<Procedura, 'dal' | 'al'>) =>
      al === null
        ? t('ats.dal', { dal: giornoBreve(dal) })
        : t('ats.dalAl', { dal: giornoBreve(dal), al: giornoBreve(al) }),
    stato: ({ vigente, maiVigente, dal }: Procedura, giorno: string) => {
      if (maiVigente) return t('procedura.mai');
      if (vigente) return t('procedura.vigente');
      return t(giorno < dal ? 'procedura.futura' : 'procedura.passata');
    },
  };
}
