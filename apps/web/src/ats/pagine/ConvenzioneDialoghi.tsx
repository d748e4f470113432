import { useState } from 'react';

import { attoDiOggi, attoScritto, DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoArea, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { SceltaMultipla } from '../../ui/SceltaMultipla.js';
import type { Ats, Convenzione } from '../ats.queries.js';
import { AttoDellAts } from './AttoDellAts.js';

/** A new agreement: who signs it, by which act, from when to when. */
export function RegistraConvenzione({ ats, onChiudi }: { ats: Ats; onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('registraConvenzione');
  const [titolo, setTitolo] = useState('');
  const [membri, setMembri] = useState<readonly string[]>([]);
  const [esterne, setEsterne] = useState('');
  const [dal, setDal] = useState(oggi());
  const [al, setAl] = useState('');
  const [atto, setAtto] = useState(() => attoDiOggi('assemblea'));
  const salva = async () => {
    const righe = esterne.split('\n').map((riga) => riga.trim());
    const parti = { membri, esterne: righe.filter((riga) => riga !== '') };
    const campi = { titolo: titolo.trim(), ...parti, dal, al, atto: attoScritto(atto) };
    if (!(await comando.esegui(campi))) return;
    onChiudi();
    avvisa({ testo: t('ats.convenzioneRegistrata') });
  };
  // A consortium that left and came back has two memberships, and is one party.
  const consorzi = new Map(ats.membri.map(({ consorzio, denominazione }) => [consorzio, denominazione]));
  return (
    <DialogoForm
      titolo={t('ats.nuovaConvenzione')}
      salva={t('ats.nuovaConvenzione')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoTesto etichetta={t('ats.titolo')} required maxLength={300} value={titolo} onChange={setTitolo} />
      <SceltaMultipla
        titolo={t('ats.partiMembri')}
        required
        voci={[...consorzi].map(([id, nome]) => ({ id, nome }))}
        scelti={membri}
        onChange={setMembri}
      />
      <CampoArea
        etichetta={t('ats.partiEsterne')}
        aiuto={t('ats.partiEsterneAiuto')}
        rows={2}
        value={esterne}
        onChange={setEsterne}
      />
      <div className="campi-in-riga">
        <CampoTesto etichetta={t('ats.primoGiorno')} type="date" required value={dal} onChange={setDal} />
        <CampoTesto etichetta={t('ats.ultimoGiorno')} type="date" required min={dal} value={al} onChange={setAl} />
      </div>
      <AttoDellAts atto={atto} onChange={setAtto} />
    </DialogoForm>
  );
}

/** A new act moves the last day on. */
export function ProrogaConvenzione({ convenzione, onChiudi }: { convenzione: Convenzione; onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('prorogaConvenzione');
  const [al, setAl] = useState('');
  const [atto, setAtto] = useState(() => attoDiOggi('assemblea'));
  const salva = async () => {
    const campi = { convenzioneId: convenzione.id, al, atto: attoScritto(atto) };
    if (!(await comando.esegui(campi, convenzione.revisione))) return;
    onChiudi();
    avvisa({ testo: t('ats.prorogata') });
  };
  return (
    <DialogoForm
      titolo={t('ats.prorogaDi', { titolo: convenzione.titolo })}
      salva={t('ats.proroga')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoTesto
        etichetta={t('ats.ultimoGiorno')}
        type="date"
        required
        min={convenzione.al}
        value={al}
        onChange={setAl}
      />
      <AttoDellAts atto={atto} onChange={setAtto} />
    </DialogoForm>
  );
}
