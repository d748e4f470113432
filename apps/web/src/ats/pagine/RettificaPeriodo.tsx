import { useState } from 'react';

import {
  attoDiOggi,
  attoScritto,
  DialogoForm,
  MOTIVI_RETTIFICA_PERIODO,
  useComando,
  type MotivoRettificaPeriodo,
} from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoScelta, CampoTesto } from '../../ui/Campo.js';
import type { Ats, Membro } from '../ats.queries.js';
import { AttoDellAts } from './AttoDellAts.js';

interface Props {
  readonly ats: Ats;
  readonly membro: Membro;
  readonly onChiudi: () => void;
}

/** A period that was recorded wrongly gets its right days, or is taken away, by an act and for a reason. */
export function RettificaPeriodo({ ats, membro, onChiudi }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const rettifica = useComando('rettificaPeriodoMembro');
  const annulla = useComando('annullaPeriodoMembro');
  const [mai, setMai] = useState(false);
  const [dal, setDal] = useState(membro.dal);
  const [al, setAl] = useState(membro.al ?? '');
  const [motivo, setMotivo] = useState<MotivoRettificaPeriodo>('errore_di_registrazione');
  const [atto, setAtto] = useState(() => attoDiOggi('assemblea'));
  const salva = async () => {
    const periodo = { consorzio: membro.consorzio, primoGiorno: membro.dal, motivo, atto: attoScritto(atto) };
    const fatto = mai
      ? await annulla.esegui(periodo, ats.revisione)
      : await rettifica.esegui({ ...periodo, dal, al: al === '' ? null : al }, ats.revisione);
    if (!fatto) return;
    onChiudi();
    avvisa({ testo: t(mai ? 'ats.annullato' : 'ats.rettificato') });
  };
  return (
    <DialogoForm
      titolo={t('ats.rettificaDi', { nome: membro.denominazione })}
      salva={t('ats.rettifica')}
      comando={mai ? annulla : rettifica}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
      premessa={<p>{t('ats.rettifica.spiegazione')}</p>}
    >
      <CampoScelta
        etichetta={t('ats.rettifica.come')}
        value={mai ? 'mai' : 'giorni'}
        onChange={(scelto) => setMai(scelto === 'mai')}
      >
        <option value="giorni">{t('ats.rettifica.giorni')}</option>
        <option value="mai">{t('ats.rettifica.mai')}</option>
      </CampoScelta>
      {!mai && (
        <>
          <CampoTesto etichetta={t('ats.primoGiorno')} type="date" required value={dal} onChange={setDal} />
          <CampoTesto
            etichetta={t('ats.ultimoGiorno')}
            aiuto={t('ats.rettifica.alAiuto')}
            type="date"
            min={dal}
            value={al}
            onChange={setAl}
          />
        </>
      )}
      <CampoScelta
        etichetta={t('ats.rettifica.motivo')}
        required
        value={motivo}
        onChange={(scelto) => setMotivo(scelto as MotivoRettificaPeriodo)}
      >
        {MOTIVI_RETTIFICA_PERIODO.map((each) => (
          <option key={each} value={each}>
            {t(`ats.rettifica.motivo.${each}`)}
          </option>
        ))}
      </CampoScelta>
      <AttoDellAts atto={atto} onChange={setAtto} />
    </DialogoForm>
  );
}
