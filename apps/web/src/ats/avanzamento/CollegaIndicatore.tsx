import { useState } from 'react';

import { ComandoConfermato, DialogoForm, Lettura, useComando, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { TOTALI, VOCI_DEL_PIANO } from '../../planning/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoScelta } from '../../ui/Campo.js';

/** A target of a project, or what the platform counts of it. */
export type DaCollegare = { readonly titolo: string; readonly progettoId: string } & (
  { readonly traguardoId: string } | { readonly conteggio: string }
);

/** Plan, objective, indicator: from then on the figure is written once, in the consuntivo. */
export function CollegaIndicatore({ a, onChiudi }: { a: DaCollegare; onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('collegaIndicatore');
  const isConteggio = 'conteggio' in a;
  const letti = useLettura(TOTALI, {});
  const [tutti, setTutti] = useState(false);
  const [pianoId, setPianoId] = useState('');
  const [scelto, setScelto] = useState<Scelta>({ obiettivoId: '', indicatoreId: '' });
  const salva = async () => {
    const { titolo: _, progettoId, ...oggetto } = a;
    const di = tutti ? {} : { progettoId };
    if (!(await comando.esegui({ pianoId, ...scelto, ...di, ...oggetto }))) return;
    onChiudi();
    avvisa({ testo: t(isConteggio ? 'avanzamento.conteggioCollegato' : 'avanzamento.collegato') });
  };
  return (
    <DialogoForm
      titolo={t('avanzamento.collegaA', { traguardo: a.titolo })}
      salva={t('avanzamento.collega')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
      premessa={<p>{t(isConteggio ? 'avanzamento.collegaConteggio' : 'avanzamento.collegaSpiegazione')}</p>}
    >
      {isConteggio && (
        <CampoScelta
          etichetta={t('avanzamento.diQuali')}
          value={tutti ? 'tutti' : 'questo'}
          onChange={(scelta) => setTutti(scelta === 'tutti')}
        >
          <option value="questo">{t('avanzamento.diQuesto')}</option>
          <option value="tutti">{t('avanzamento.diTutti')}</option>
        </CampoScelta>
      )}
      <Lettura di={letti}>
        {({ totali: { piani } }) =>
          piani.length === 0 ? (
            <p>{t('avanzamento.nessunPiano')}</p>
          ) : (
            <CampoScelta
              etichetta={t('avanzamento.piano')}
              required
              value={pianoId}
              onChange={(id) => {
                setPianoId(id);
                setScelto({ obiettivoId: '', indicatoreId: '' });
              }}
            >
              <option value="">{t('avanzamento.scegli')}</option>
              {piani.map((piano) => (
                <option key={piano.pianoId} value={piano.pianoId}>
                  {piano.titolo}
                </option>
              ))}
            </CampoScelta>
          )
        }
      </Lettura>
      {pianoId !== '' && <SceltaIndicatore key={pianoId} {...{ pianoId, scelto, onScelto: setScelto }} />}
    </DialogoForm>
  );
}

interface Scelta {
  readonly obiettivoId: string;
  readonly indicatoreId: string;
}

interface SceltaProps {
  readonly pianoId: string;
  readonly scelto: Scelta;
  readonly onScelto: (scelto: Scelta) => void;
}

function SceltaIndicatore({ pianoId, scelto, onScelto }: SceltaProps) {
  const t = useTesto();
  const letto = useLettura(VOCI_DEL_PIANO, { pianoId });
  return (
    <Lettura di={letto}>
      {({ albero }) => {
        // An objective of many centri stands in each of their branches.
        const tutti = new Map((albero?.rami ?? []).flatMap(({ obiettivi }) => obiettivi.map((one) => [one.id, one])));
        const indicatori = tutti.get(scelto.obiettivoId)?.indicatori ?? [];
        return (
          <>
            <CampoScelta
              etichetta={t('avanzamento.obiettivo')}
              required
              value={scelto.obiettivoId}
              onChange={(obiettivoId) => onScelto({ obiettivoId, indicatoreId: '' })}
            >
              <option value="">{t('avanzamento.scegli')}</option>
              {[...tutti.values()]
                .filter((one) => one.indicatori.length > 0)
                .map(({ id, numero, titolo }) => (
                  <option key={id} value={id}>
                    {numero} {titolo}
                  </option>
                ))}
            </CampoScelta>
            {scelto.obiettivoId !== '' && (
              <CampoScelta
                etichetta={t('avanzamento.indicatore')}
                required
                value={scelto.indicatoreId}
                onChange={(indicatoreId) => onScelto({ ...scelto, indicatoreId })}
              >
                <option value="">{t('avanzamento.scegli')}</option>
                {indicatori.map(({ id, nome, descrizione }) => (
                  <option key={id} value={id}>
                    {nome || descrizione}
                  </option>
                ))}
              </CampoScelta>
            )}
          </>
        );
      }}
    </Lettura>
  );
}

interface ScollegaProps extends Scelta {
  readonly nome: string;
  /** It is a count that is unlinked, not a target. */
  readonly conteggio?: boolean;
}

/** A target's figures are written in the project again, what stood in the consuntivo stays there; a count is offered no more. */
export function ScollegaIndicatore({ nome, conteggio = false, ...di }: ScollegaProps) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('scollegaIndicatore');
  const { obiettivoId, indicatoreId } = di;
  return (
    <ComandoConfermato
      etichetta={t('avanzamento.scollega')}
      nome={t('avanzamento.scollegaNome', { nome })}
      titolo={t('avanzamento.scollegaNome', { nome })}
      pericolo
      size="xs"
      motivo={{ etichetta: t('avanzamento.motivo') }}
      comando={comando}
      onConferma={async (motivo) => {
        if (!(await comando.esegui({ obiettivoId, indicatoreId, motivo }))) return false;
        avvisa({ testo: t('avanzamento.scollegato') });
        return true;
      }}
    >
      <p>{t(conteggio ? 'avanzamento.scollegaConteggio' : 'avanzamento.scollegaSpiegazione')}</p>
    </ComandoConfermato>
  );
}
