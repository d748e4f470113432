import { useLettura, type Letta } from '../../graphql/index.js';
import { useScope } from '../../shell/scope.js';
import { PROGETTI_DA_ESPORTARE, PROGETTI_PROPRI, type ProgettoBreve } from './riconciliazione.queries.js';

/** The projects of the scope: an ATS's own, or those that a consortium takes part in; and where the log was read. */
export function useProgetti(): Letta<{ readonly progetti: readonly ProgettoBreve[]; readonly posizione: number }> {
  const { consorzio } = useScope();
  const isAts = consorzio.tipo === 'ats';
  const dellAts = useLettura(PROGETTI_DA_ESPORTARE, {}, { salta: !isAts });
  const propri = useLettura(PROGETTI_PROPRI, {}, { salta: isAts });
  const { errore, rileggi } = isAts ? dellAts : propri;
  const found = isAts ? dellAts.dati?.progetti : propri.dati?.progettiRecepiti;
  return { dati: found && { progetti: found.progetti, posizione: found.momento.posizione }, errore, rileggi };
}
