import { useState } from 'react';

import { attoDiOggi, attoScritto, CampiAtto, DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoScelta, CampoTesto, Spunta } from '../../ui/Campo.js';
import { SceltaMultipla } from '../../ui/SceltaMultipla.js';
import { TIPI_CONDIVISI, type ProgettoCondivisibile, type TipoCondiviso } from './condivisione.queries.js';

interface Props {
  readonly progetti: readonly ProgettoCondivisibile[];
  readonly onChiudi: () => void;
}

/** Kinds of data of one project, of some months, for the ATS of the project. */
export function ConcediCondivisione({ progetti, onChiudi }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('concediCondivisione');
  const [progettoId, setProgettoId] = useState(progetti[0]?.progettoId ?? '');
  const progetto = progetti.find((uno) => uno.progettoId === progettoId);
  const [tipi, setTipi] = useState<readonly string[]>(['spese']);
  const [dalMese, setDalMese] = useState(progetto?.dal.slice(0, 7) ?? '');
  const [alMese, setAlMese] = useState('');
  const [conAtto, setConAtto] = useState(false);
  const [atto, setAtto] = useState(() => attoDiOggi('cda'));
  const salva = async () => {
    if (!progetto) return;
    const campi = {
      ...{ ats: progetto.ats, progettoId, tipi: tipi as readonly TipoCondiviso[], dalMese },
      alMese: alMese === '' ? null : alMese,
      ...(conAtto && { atto: attoScritto(atto) }),
    };
    if (!(await comando.esegui(campi))) return;
    onChiudi();
    avvisa({ testo: t('condivisioni.concessa') });
  };
  const scegli = (id: string) => {
    setProgettoId(id);
    setDalMese(progetti.find((uno) => uno.progettoId === id)?.dal.slice(0, 7) ?? '');
  };
  const mese = { type: 'month', pattern: '\\d{4}-(0[1-9]|1[0-2])' };
  return (
    <DialogoForm
      titolo={t('condivisioni.concedi')}
      salva={t('condivisioni.concedi')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoScelta etichetta={t('condivisioni.progetto')} required value={progettoId} onChange={scegli}>
        {progetti.map((uno) => (
          <option key={uno.progettoId} value={uno.progettoId}>
            {`${uno.titolo} (${uno.cup}, ${uno.ats})`}
          </option>
        ))}
      </CampoScelta>
      <SceltaMultipla
        titolo={t('condivisioni.dati')}
        required
        voci={TIPI_CONDIVISI.map((id) => ({ id, nome: t(`condivisioni.tipo.${id}`) }))}
        scelti={tipi}
        onChange={setTipi}
      />
      <div className="campi-in-riga">
        <CampoTesto
          etichetta={t('condivisioni.primoMese')}
          aiuto={t('condivisioni.meseAiuto')}
          required
          {...mese}
          value={dalMese}
          onChange={setDalMese}
        />
        <CampoTesto
          etichetta={t('condivisioni.ultimoMese')}
          aiuto={t('condivisioni.ultimoMeseAiuto')}
          min={dalMese}
          {...mese}
          value={alMese}
          onChange={setAlMese}
        />
      </div>
      <Spunta etichetta={t('condivisioni.conAtto')} checked={conAtto} onChange={setConAtto} />
      {conAtto && <CampiAtto atto={atto} onChange={setAtto} />}
    </DialogoForm>
  );
}
