import type { OggettoCollegato } from '../ats/index.js';
import { useComando } from '../graphql/index.js';
import type { Sede } from './sede.js';

/** An attività or an indicatore that is reported on. */
export interface VoceDaRendicontare {
  readonly tipo: 'attivita' | 'indicatore';
  readonly id: string;
  readonly nome: string;
  /** Of an indicatore: what else it is the figure of. */
  readonly collegato?: OggettoCollegato | undefined;
}

/** Records the first outcome of a voce: attività and indicatori have a command each, of the same shape. */
export function useRegistra(voce: VoceDaRendicontare, sede: Sede) {
  const attivita = useComando('registraEsitoAttivita');
  const indicatore = useComando('registraValoreIndicatore');
  const { stato, inCorso, azzera } = voce.tipo === 'attivita' ? attivita : indicatore;
  const esegui = (testo: string, rilevatoIl: string) =>
    voce.tipo === 'attivita'
      ? attivita.esegui({ ...sede, attivitaId: voce.id, testo, rilevatoIl })
      : indicatore.esegui({ ...sede, indicatoreId: voce.id, testo, rilevatoIl });
  return { stato, inCorso, azzera, esegui };
}

/** Corrects it, with a reason; nobody corrects what they have not seen. */
export function useRettifica(voce: VoceDaRendicontare, sede: Sede) {
  const attivita = useComando('rettificaEsitoAttivita');
  const indicatore = useComando('rettificaValoreIndicatore');
  const { stato, inCorso, azzera } = voce.tipo === 'attivita' ? attivita : indicatore;
  const esegui = (testo: string, rilevatoIl: string, motivo: string, revisione: number | undefined) =>
    voce.tipo === 'attivita'
      ? attivita.esegui({ ...sede, attivitaId: voce.id, testo, rilevatoIl, motivo }, revisione)
      : indicatore.esegui({ ...sede, indicatoreId: voce.id, testo, rilevatoIl, motivo }, revisione);
  return { stato, inCorso, azzera, esegui };
}
