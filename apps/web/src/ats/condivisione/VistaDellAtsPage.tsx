import { useState } from 'react';
import { useParams } from 'react-router';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { CampoTesto } from '../../ui/Campo.js';
import { CondivisiDelProgetto } from './CondivisiDelProgetto.js';
import { CONDIVISIONI, VISTA_DELL_ATS } from './condivisione.queries.js';
import { SpeseViste } from './SpeseViste.js';
import { useParoleCondivisione } from './useParoleCondivisione.js';

/** What an ATS sees of the consortium: the answer of the question that the ATS itself asks. */
export function VistaDellAtsPage() {
  const t = useTesto();
  const { ats: nome } = useParoleCondivisione();
  const { scope } = useScope();
  const { ats = '' } = useParams();
  const [mese, setMese] = useState('');
  const [after, setAfter] = useState<string | null>(null);
  const letta = useLettura(VISTA_DELL_ATS, { ats, mese: mese === '' ? null : mese, after });
  const progetti = useLettura(CONDIVISIONI, {}).dati?.condivisioni.progetti ?? [];
  return (
    <Pagina
      titolo={t('vista.titolo')}
      occhiello={t('vista.occhiello', { ats: nome(ats) })}
      percorso={[{ testo: t('condivisioni.titolo'), verso: `/${scope}/condivisioni` }]}
    >
      <CampoTesto
        etichetta={t('vista.mese')}
        type="month"
        value={mese}
        onChange={(valore) => {
          setMese(valore);
          setAfter(null);
        }}
      />
      <Lettura di={letta}>
        {({ viste }) => <SpeseViste viste={viste} perConsorzio={false} after={after} onPagina={setAfter} />}
      </Lettura>
      <CondivisiDelProgetto
        progetti={progetti.filter((uno) => uno.ats === ats)}
        mese={mese === '' ? null : mese}
        sguardo={{ ats }}
      />
    </Pagina>
  );
}
