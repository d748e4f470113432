import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';

import { Lettura, useLettura } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { NonTrovata } from '../shell/NonTrovata.js';
import { Pagina } from '../shell/Pagina.js';
import { useScope } from '../shell/scope.js';
import { CampoScelta, Spunta } from '../ui/Campo.js';
import { useAtto } from './atto.js';
import { confronta } from './confronto.js';
import { ObiettivoConfrontatoView } from './confronto/ObiettivoConfrontato.js';
import { ALBERO } from './planning.queries.js';
import type { AlberoPiano, Piano, Tappa } from './planning.types.js';

const ORA = 'ora';

/** The plan at two of its moments side by side: as first approved, after each variazione, as it stands. */
export function ConfrontoPage() {
  const { pianoId = '' } = useParams();
  const oggi = useLettura(ALBERO, { pianoId });
  return <Lettura di={oggi}>{(dati) => (dati.albero ? <Scelta piano={dati.albero.piano} /> : <NonTrovata />)}</Lettura>;
}

function Scelta({ piano }: { piano: Piano }) {
  const t = useTesto();
  const { scope } = useScope();
  const [search, setSearch] = useSearchParams();
  const tappe = useTappe(piano);
  const da = search.get('da') ?? tappe[0]?.valore ?? ORA;
  const a = search.get('a') ?? ORA;
  const scegli = (parte: Record<string, string>) =>
    setSearch({ ...Object.fromEntries(search), da, a, ...parte }, { replace: true });
  return (
    <Pagina
      titolo={t('confronto.titolo')}
      occhiello={piano.titolo}
      percorso={[
        { testo: t('piani.titolo'), verso: `/${scope}/piani` },
        { testo: piano.titolo, verso: `/${scope}/piani/${piano.id}` },
      ]}
    >
      <div className="campi-in-riga">
        {(['da', 'a'] as const).map((lato) => (
          <CampoScelta
            key={lato}
            etichetta={t(`confronto.${lato}`)}
            value={lato === 'da' ? da : a}
            onChange={(valore) => scegli({ [lato]: valore })}
          >
            {tappe.map(({ valore, nome }) => (
              <option key={valore} value={valore}>
                {nome}
              </option>
            ))}
          </CampoScelta>
        ))}
      </div>
      <Affiancati piano={piano} da={da} a={a} />
    </Pagina>
  );
}

/** The moments to choose from, in words. */
function useTappe({ tappe }: Piano): readonly { readonly valore: string; readonly nome: string }[] {
  const t = useTesto();
  const atto = useAtto();
  let variazioni = 0;
  const nomeDi = (tappa: Tappa) => {
    const con = tappa.atto ? t('confronto.conAtto', { atto: atto(tappa.atto) }) : '';
    if (tappa.tipo === 'variazione') return t('confronto.tappa.variazione', { numero: ++variazioni, con });
    return t(tappa.tipo === 'ricostruzione' ? 'confronto.tappa.ricostruzione' : 'confronto.tappa.approvazione', {
      con,
    });
  };
  return [
    ...tappe.map((tappa) => ({ valore: String(tappa.posizione), nome: nomeDi(tappa) })),
    { valore: ORA, nome: t('confronto.tappa.ora') },
  ];
}

const quandoDi = (valore: string) => (/^\d+$/.test(valore) ? { posizione: Number(valore) } : null);

function Affiancati({ piano, da, a }: { piano: Piano; da: string; a: string }) {
  const prima = useLettura(ALBERO, { pianoId: piano.id }, { quando: quandoDi(da) });
  const dopo = useLettura(ALBERO, { pianoId: piano.id }, { quando: quandoDi(a) });
  return (
    <Lettura di={prima}>
      {(letta) => <Lettura di={dopo}>{(nuova) => <Differenze prima={letta.albero} dopo={nuova.albero} />}</Lettura>}
    </Lettura>
  );
}

function Differenze({ prima, dopo }: { prima: AlberoPiano | null; dopo: AlberoPiano | null }) {
  const t = useTesto();
  const [tutti, setTutti] = useState(false);
  const obiettivi = confronta(prima?.rami ?? [], dopo?.rami ?? []);
  const cambiati = obiettivi.filter(({ esito }) => esito !== 'uguale');
  const mostrati = tutti ? obiettivi : cambiati;
  return (
    <>
      <p role="status">{t('confronto.quanti', { cambiati: cambiati.length, tutti: obiettivi.length })}</p>
      <Spunta etichetta={t('confronto.ancheUguali')} checked={tutti} onChange={setTutti} />
      {mostrati.map((obiettivo) => (
        <ObiettivoConfrontatoView key={obiettivo.id} obiettivo={obiettivo} />
      ))}
    </>
  );
}
