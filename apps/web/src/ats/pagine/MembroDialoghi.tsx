import { useState } from 'react';

import { attoDiOggi, attoScritto, DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import type { Ats, Membro } from '../ats.queries.js';
import { AttoDellAts } from './AttoDellAts.js';

interface Props {
  readonly ats: Ats;
  readonly onChiudi: () => void;
}

/** A consortium joins, by an act, from a day. */
export function RegistraEntrata({ ats, onChiudi }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('registraEntrata');
  const [denominazione, setDenominazione] = useState('');
  const [consorzio, setConsorzio] = useState('');
  const [dal, setDal] = useState(oggi());
  const [atto, setAtto] = useState(() => attoDiOggi('assemblea'));
  const salva = async () => {
    const campi = { consorzio: consorzio.trim(), denominazione: denominazione.trim(), dal, atto: attoScritto(atto) };
    if (!(await comando.esegui(campi, ats.revisione))) return;
    onChiudi();
    avvisa({ testo: t('ats.entrata.registrata') });
  };
  return (
    <DialogoForm
      titolo={t('ats.entrata')}
      salva={t('ats.entrata')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoTesto
        etichetta={t('ats.denominazione')}
        required
        maxLength={200}
        value={denominazione}
        onChange={setDenominazione}
      />
      <CampoTesto
        etichetta={t('ats.slug')}
        aiuto={t('ats.slugAiuto')}
        required
        pattern="[a-z][a-z0-9]{1,39}"
        maxLength={40}
        autoCapitalize="none"
        spellCheck={false}
        value={consorzio}
        onChange={setConsorzio}
      />
      <CampoTesto etichetta={t('ats.primoGiorno')} type="date" required value={dal} onChange={setDal} />
      <AttoDellAts atto={atto} onChange={setAtto} />
    </DialogoForm>
  );
}

/** A member leaves, by an act, after a last day. */
export function RegistraUscita({ ats, membro, onChiudi }: Props & { readonly membro: Membro }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('registraUscita');
  const [al, setAl] = useState(oggi());
  const [atto, setAtto] = useState(() => attoDiOggi('assemblea'));
  const salva = async () => {
    const campi = { consorzio: membro.consorzio, al, atto: attoScritto(atto) };
    if (!(await comando.esegui(campi, ats.revisione))) return;
    onChiudi();
    avvisa({ testo: t('ats.uscita.registrata') });
  };
  return (
    <DialogoForm
      titolo={t('ats.uscitaDi', { nome: membro.denominazione })}
      salva={t('ats.uscita')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoTesto etichetta={t('ats.ultimoGiorno')} type="date" required min={membro.dal} value={al} onChange={setAl} />
      <AttoDellAts atto={atto} onChange={setAtto} />
    </DialogoForm>
  );
}

/** One of those that are members with no end recorded leads from a day, by an act. */
export function DesignaCapofila({ ats, onChiudi }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('designaCapofila');
  const [consorzio, setConsorzio] = useState('');
  const [dal, setDal] = useState(oggi());
  const [atto, setAtto] = useState(() => attoDiOggi('assemblea'));
  const salva = async () => {
    if (!(await comando.esegui({ consorzio, dal, atto: attoScritto(atto) }, ats.revisione))) return;
    onChiudi();
    avvisa({ testo: t('ats.designato') });
  };
  return (
    <DialogoForm
      titolo={t('ats.designa')}
      salva={t('ats.designa')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
      premessa={<p>{t('ats.designa.spiegazione')}</p>}
    >
      <CampoScelta etichetta={t('ats.consorzio')} required value={consorzio} onChange={setConsorzio}>
        <option value="">{t('campo.scegli')}</option>
        {ats.membri
          .filter((membro) => membro.al === null)
          .map((membro) => (
            <option key={membro.consorzio} value={membro.consorzio}>
              {membro.denominazione}
            </option>
          ))}
      </CampoScelta>
      <CampoTesto etichetta={t('ats.primoGiorno')} type="date" required value={dal} onChange={setDal} />
      <AttoDellAts atto={atto} onChange={setAtto} />
    </DialogoForm>
  );
}
