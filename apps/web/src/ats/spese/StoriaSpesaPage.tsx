import { useParams } from 'react-router';

import { Cronologia } from '../../audit/index.js';
import { useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';

/** All that happened to an expense, also to one that is annulled: there the history is what is left. */
export function StoriaSpesaPage() {
  const t = useTesto();
  const { spesaId = '' } = useParams();
  const { scope } = useScope();
  const vista = `/${scope}/spese/${spesaId}`;
  return (
    <Pagina titolo={t('spesa.storia')} percorso={[{ testo: t('spese.titolo'), verso: `/${scope}/spese` }]}>
      <Cronologia oggettoId={spesaId} pianoId="" vista={vista} />
    </Pagina>
  );
}
