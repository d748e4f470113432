import { useState } from 'react';

import { DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoArea, CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import type { Figura } from './avanzamento.queries.js';
import { decimaleDi, FORMA_QUANTITA, quantitaScritta, useCifre } from './cifre.js';

/** Whose figures of which target: a consortium's own, or in an ATS those of a partner outside the platform. */
export interface DiChi {
  readonly progettoId: string;
  readonly traguardoId: string;
  readonly partnerId: string | null;
  readonly tipo: 'target' | 'milestone';
  readonly titolo: string;
  readonly unita: string;
  /** As they were read: what is written against it is refused where somebody was faster. */
  readonly revisione: number | null;
}

interface Props {
  readonly di: DiChi;
  readonly onChiudi: () => void;
}
type FiguraScritta = Pick<Figura, 'mese' | 'periodo' | 'valore' | 'nota'>;

/** The same command in the scope that it belongs to. */
function useComandoDi<A extends 'registra' | 'rettifica' | 'annulla'>(
  azione: A,
  { partnerId, revisione, ...di }: DiChi,
) {
  const proprio = useComando(`${azione}Avanzamento`);
  const esterno = useComando(`${azione}AvanzamentoEsterno`);
  const { progettoId, traguardoId } = di;
  const { stato, inCorso, azzera } = partnerId === null ? proprio : esterno;
  const esegui = (campi: object) =>
    partnerId === null
      ? proprio.esegui({ progettoId, traguardoId, ...campi } as never, revisione ?? undefined)
      : esterno.esegui({ progettoId, traguardoId, partnerId, ...campi } as never, revisione ?? undefined);
  return { stato, inCorso, azzera, esegui };
}

/** What was done in a month, or in a whole year; of a milestone, in which month it happened. */
export function RegistraFigura({ di, onChiudi }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComandoDi('registra', di);
  const isMilestone = di.tipo === 'milestone';
  const [periodo, setPeriodo] = useState<'mese' | 'anno'>('mese');
  const [mese, setMese] = useState(oggi().slice(0, 7));
  const [anno, setAnno] = useState(oggi().slice(0, 4));
  const [valore, setValore] = useState('');
  const [nota, setNota] = useState('');
  const salva = async () => {
    const quando = periodo === 'anno' ? `${anno}-12` : mese;
    const quanto = isMilestone ? '1' : decimaleDi(valore)!;
    if (!(await comando.esegui({ mese: quando, periodo, valore: quanto, nota: nota.trim() || null }))) return;
    onChiudi();
    avvisa({ testo: t('avanzamento.registrato') });
  };
  return (
    <DialogoForm
      titolo={t(isMilestone ? 'avanzamento.raggiuntaDi' : 'avanzamento.registraDi', { traguardo: di.titolo })}
      salva={t('azione.salva')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      {!isMilestone && (
        <CampoScelta
          etichetta={t('avanzamento.periodo')}
          value={periodo}
          onChange={(scelto) => setPeriodo(scelto as 'mese' | 'anno')}
        >
          <option value="mese">{t('avanzamento.diUnMese')}</option>
          <option value="anno">{t('avanzamento.diUnAnno')}</option>
        </CampoScelta>
      )}
      {periodo === 'mese' ? (
        <CampoTesto
          etichetta={t('avanzamento.mese')}
          type="month"
          required
          max={oggi().slice(0, 7)}
          value={mese}
          onChange={setMese}
        />
      ) : (
        <CampoTesto
          etichetta={t('avanzamento.anno')}
          type="number"
          required
          min={2000}
          max={Number(oggi().slice(0, 4))}
          value={anno}
          onChange={setAnno}
        />
      )}
      {!isMilestone && <CampoQuantita unita={di.unita} valore={valore} onValore={setValore} />}
      <CampoArea etichetta={t('avanzamento.nota')} rows={2} maxLength={5_000} value={nota} onChange={setNota} />
    </DialogoForm>
  );
}

/** Another value for the same time, and why. */
export function RettificaFigura({ di, figura, onChiudi }: Props & { readonly figura: FiguraScritta }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const { periodo } = useCifre();
  const comando = useComandoDi('rettifica', di);
  const [valore, setValore] = useState(quantitaScritta(figura.valore));
  const [nota, setNota] = useState(figura.nota ?? '');
  const [motivo, setMotivo] = useState('');
  const salva = async () => {
    const campi = { mese: figura.mese, valore: decimaleDi(valore)!, nota: nota.trim() || null, motivo: motivo.trim() };
    if (!(await comando.esegui(campi))) return;
    onChiudi();
    avvisa({ testo: t('avanzamento.rettificato') });
  };
  return (
    <DialogoForm
      titolo={t('avanzamento.rettificaDi', { periodo: periodo(figura) })}
      salva={t('azione.salva')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
      premessa={<p>{di.titolo}</p>}
    >
      <CampoQuantita unita={di.unita} valore={valore} onValore={setValore} />
      <CampoArea etichetta={t('avanzamento.nota')} rows={2} maxLength={5_000} value={nota} onChange={setNota} />
      <CampoArea
        etichetta={t('avanzamento.motivo')}
        required
        rows={2}
        maxLength={5_000}
        value={motivo}
        onChange={setMotivo}
      />
    </DialogoForm>
  );
}

export function AnnullaFigura({ di, figura, onChiudi }: Props & { readonly figura: FiguraScritta }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const { numero, periodo } = useCifre();
  const comando = useComandoDi('annulla', di);
  const [motivo, setMotivo] = useState('');
  const salva = async () => {
    if (!(await comando.esegui({ mese: figura.mese, motivo: motivo.trim() }))) return;
    onChiudi();
    avvisa({ testo: t('avanzamento.annullato') });
  };
  return (
    <DialogoForm
      titolo={t('avanzamento.annullaDi', { periodo: periodo(figura) })}
      salva={t('avanzamento.annulla')}
      pericolo
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
      premessa={<p>{t('avanzamento.annullaCosa', { traguardo: di.titolo, valore: numero(figura.valore) })}</p>}
    >
      <CampoArea
        etichetta={t('avanzamento.motivo')}
        required
        rows={2}
        maxLength={5_000}
        value={motivo}
        onChange={setMotivo}
      />
    </DialogoForm>
  );
}

function CampoQuantita({ unita, valore, onValore }: { unita: string; valore: string; onValore: (v: string) => void }) {
  const t = useTesto();
  return (
    <CampoTesto
      etichetta={t('avanzamento.quanto', { unita })}
      aiuto={t('avanzamento.quantoAiuto')}
      required
      inputMode="decimal"
      pattern={FORMA_QUANTITA}
      title={t('avanzamento.quantoForma')}
      value={valore}
      onChange={onValore}
    />
  );
}
