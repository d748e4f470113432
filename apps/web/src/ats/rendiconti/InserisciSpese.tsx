import { useState } from 'react';

import { DialogoForm, Lettura, useComando, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { Bottone } from '../../ui/Bottone.js';
import { SceltaMultipla } from '../../ui/SceltaMultipla.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { useImporti } from './importi.js';
import { SPESE_RENDICONTABILI, type Rendiconto, type SpesaRendicontabile } from './rendiconti.queries.js';

/** The most expenses of one command. */
const PER_COMANDO = 500;
const idOf = ({ consorzio, spesaId }: SpesaRendicontabile) => `${consorzio}/${spesaId}`;

/** Chooses among the expenses that members share now: new ones, and those that were corrected since they were reported. */
export function InserisciSpese({ rendiconto, onChiudi }: { rendiconto: Rendiconto; onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const { euro, mese } = useImporti();
  const comando = useComando('inserisciSpese');
  const letta = useLettura(SPESE_RENDICONTABILI, { rendicontoId: rendiconto.id });
  const [scelte, setScelte] = useState<readonly string[]>([]);
  const offerte = (letta.dati?.speseRendicontabili.spese ?? []).filter(
    ({ stato }) => stato === 'nuova' || stato === 'corretta',
  );
  const salva = async () => {
    const chosen = offerte.filter((spesa) => scelte.includes(idOf(spesa))).slice(0, PER_COMANDO);
    const spese = chosen.map(({ consorzio, spesaId }) => ({ consorzio, spesaId }));
    if (!(await comando.esegui({ rendicontoId: rendiconto.id, spese }, rendiconto.revisione))) return;
    onChiudi();
    avvisa({ testo: t('rendiconti.inserite', { quante: spese.length }) });
  };
  const nome = (spesa: SpesaRendicontabile) =>
    [
      `${spesa.nomeConsorzio}, ${mese(spesa.mese)}`,
      `${t(`rendiconti.tipoSpesa.${spesa.tipo}` as 'rendiconti.tipoSpesa.fattura')} ${spesa.documentoNumero ?? ''}`.trim(),
      spesa.stato === 'corretta'
        ? t('rendiconti.differenza', { euro: euro(spesa.quotaCentesimi - spesa.rendicontatiCentesimi) })
        : euro(spesa.quotaCentesimi),
    ].join(' – ');
  return (
    <DialogoForm
      titolo={t('rendiconti.inserisci')}
      salva={t('rendiconti.inserisci')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
      premessa={<p>{t('rendiconti.inserisciSpiegazione')}</p>}
    >
      <Lettura di={letta}>
        {() =>
          offerte.length === 0 ? (
            <Vuoto icona="documento" titolo={t('rendiconti.nessunaDaInserire')}>
              <p>{t('rendiconti.nessunaDaInserireTesto')}</p>
            </Vuoto>
          ) : (
            <>
              <Bottone
                tono="outline-primary"
                size="xs"
                type="button"
                onClick={() => setScelte(offerte.slice(0, PER_COMANDO).map(idOf))}
              >
                {t('rendiconti.scegliTutte')}
              </Bottone>
              <SceltaMultipla
                titolo={t('rendiconti.speseCondivise')}
                required
                voci={offerte.map((spesa) => ({ id: idOf(spesa), nome: nome(spesa) }))}
                scelti={scelte}
                onChange={setScelte}
              />
            </>
          )
        }
      </Lettura>
    </DialogoForm>
  );
}
