import { useParams } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { oggi } from '../../ui/date.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { Differenze } from './Differenze.js';
import { CONFRONTO_PROCEDURE, PROGRAMMA } from './programmi.queries.js';

/** Two versions side by side: part by part, only what is not the same in both. */
export function ConfrontoProcedurePage() {
  const t = useTesto();
  const { scope } = useScope();
  const { programmaId = '', da = '', a = '' } = useParams();
  const [prima, dopo] = [Number(da), Number(a)];
  const valide = [prima, dopo].every((uno) => Number.isSafeInteger(uno) && uno > 0 && uno < 10_000);
  const programma = useLettura(PROGRAMMA, { programmaId, giorno: oggi(), versione: null });
  const letto = useLettura(CONFRONTO_PROCEDURE, { programmaId, da: prima, a: dopo }, { salta: !valide });
  const nome = programma.dati?.programma.programma?.denominazione;
  const manca = <Vuoto icona="documento" titolo={t('confrontoProcedure.manca')} />;
  return (
    <Pagina
      titolo={t('confrontoProcedure.titolo', { da, a })}
      occhiello={t('confrontoProcedure.occhiello')}
      sottotitolo={nome}
      percorso={[
        { testo: t('programmi.titolo'), verso: `/${scope}/programmi` },
        { testo: nome ?? t('programmi.nome'), verso: `/${scope}/programmi/${programmaId}` },
      ]}
    >
      {valide ? (
        <Lettura di={letto}>
          {({ confrontoProcedure: { confronto } }) => (confronto ? <Differenze confronto={confronto} /> : manca)}
        </Lettura>
      ) : (
        manca
      )}
    </Pagina>
  );
}
