import { useState } from 'react';
import { useNavigate } from 'react-router';

import { DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useScope } from '../../shell/scope.js';
import { CampoArea, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { CampoImporto } from './CampoImporto.js';
import { centesimiScritti, importoScritto } from './denaro.js';
import type { Pagamento, Spesa } from './spese.queries.js';

interface Props {
  readonly spesa: Spesa;
  readonly onChiudi: () => void;
}

/** Number, date and amount of the commitment. */
export function RegistraImpegno({ spesa, onChiudi }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('registraImpegno');
  const [numero, setNumero] = useState('');
  const [data, setData] = useState('');
  const [importo, setImporto] = useState(importoScritto(spesa.dovutoCentesimi));
  const salva = async () => {
    const campi = { spesaId: spesa.id, numero: numero.trim(), data, centesimi: centesimiScritti(importo) ?? 0 };
    if (!(await comando.esegui(campi, spesa.revisione))) return;
    onChiudi();
    avvisa({ testo: t('spesa.impegno.registrato') });
  };
  return (
    <DialogoForm
      titolo={t('spesa.impegno')}
      salva={t('azione.salva')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoTesto etichetta={t('spesa.numero')} required maxLength={60} value={numero} onChange={setNumero} />
      <CampoTesto etichetta={t('spesa.data')} type="date" required max={oggi()} value={data} onChange={setData} />
      <CampoImporto etichetta={t('spesa.importo')} required value={importo} onChange={setImporto} />
    </DialogoForm>
  );
}

/** A payment order, by default of all that is still due. */
export function RegistraPagamento({ spesa, onChiudi }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('registraPagamento');
  const [mandato, setMandato] = useState('');
  const [data, setData] = useState('');
  const [quietanza, setQuietanza] = useState('');
  const [importo, setImporto] = useState(importoScritto(spesa.dovutoCentesimi - spesa.pagatoCentesimi));
  const salva = async () => {
    const campi = { spesaId: spesa.id, mandato: mandato.trim(), data, quietanza: quietanza.trim() || null };
    if (!(await comando.esegui({ ...campi, centesimi: centesimiScritti(importo) ?? 0 }, spesa.revisione))) return;
    onChiudi();
    avvisa({ testo: t('spesa.pagamento.registrato') });
  };
  return (
    <DialogoForm
      titolo={t('spesa.pagamento')}
      salva={t('azione.salva')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoTesto etichetta={t('spesa.mandato')} required maxLength={60} value={mandato} onChange={setMandato} />
      <CampoTesto etichetta={t('spesa.data')} type="date" required max={oggi()} value={data} onChange={setData} />
      <CampoTesto etichetta={t('spesa.quietanza')} maxLength={60} value={quietanza} onChange={setQuietanza} />
      <CampoImporto etichetta={t('spesa.importo')} required value={importo} onChange={setImporto} />
    </DialogoForm>
  );
}

export function AnnullaPagamento({ spesa, pagamento, onChiudi }: Props & { readonly pagamento: Pagamento }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('annullaPagamento');
  const [motivo, setMotivo] = useState('');
  const salva = async () => {
    const campi = { spesaId: spesa.id, pagamentoId: pagamento.pagamentoId, motivo: motivo.trim() };
    if (!(await comando.esegui(campi, spesa.revisione))) return;
    onChiudi();
    avvisa({ testo: t('spesa.pagamento.annullato') });
  };
  return (
    <DialogoForm
      titolo={t('spesa.annullaPagamentoDi', { mandato: pagamento.mandato })}
      salva={t('spesa.annullaPagamento')}
      pericolo
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoArea etichetta={t('spesa.motivo')} required maxLength={5000} value={motivo} onChange={setMotivo} />
    </DialogoForm>
  );
}

export function AnnullaSpesa({ spesa, onChiudi }: Props) {
  const t = useTesto();
  const { scope } = useScope();
  const navigate = useNavigate();
  const avvisa = useAvvisa();
  const comando = useComando('annullaSpesa', { rileggi: false });
  const [motivo, setMotivo] = useState('');
  const salva = async () => {
    if (!(await comando.esegui({ spesaId: spesa.id, motivo: motivo.trim() }, spesa.revisione))) return;
    await navigate(`/${scope}/spese`);
    avvisa({ testo: t('spesa.annullata') });
  };
  return (
    <DialogoForm
      titolo={t('spesa.annulla')}
      salva={t('spesa.annulla')}
      pericolo
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
      premessa={<p>{t('spesa.annulla.spiegazione')}</p>}
    >
      <CampoArea
        etichetta={t('spesa.motivo')}
        aiuto={t('spesa.motivoAiuto')}
        required
        maxLength={5000}
        value={motivo}
        onChange={setMotivo}
      />
    </DialogoForm>
  );
}
