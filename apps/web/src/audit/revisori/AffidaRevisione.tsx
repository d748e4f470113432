import { useState } from 'react';

import {
  attoDiOggi,
  attoScritto,
  CampiAtto,
  DialogoForm,
  useComando,
  useLettura,
  type AttoInput,
} from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useScope } from '../../shell/scope.js';
import { CENTRI, PERSONE, type TipoScope } from '../../tenancy/index.js';
import { CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { SceltaMultipla } from '../../ui/SceltaMultipla.js';
import { ProgettiDellAts, ProgettiRecepiti, Rendiconti } from './PerimetroDeiFondi.js';
import { OBIETTIVI_DA_SCEGLIERE, PIANI_DA_SCEGLIERE, type Revisione } from './revisori.queries.js';

type Tipo = Revisione['perimetro']['tipo'];
/** What may be audited apart: of a consortium its plan and its projects, of an ATS projects and rendiconti. */
const TIPI: Readonly<Record<TipoScope, readonly Tipo[]>> = {
  consorzio: ['consorzio', 'centri', 'obiettivi', 'progetti'],
  ats: ['consorzio', 'progetti', 'rendiconti'],
};
/** What is chosen of each kind. */
type Scelti = Readonly<Record<Exclude<Tipo, 'consorzio'>, readonly string[]>>;
const NESSUNO: Scelti = { centri: [], obiettivi: [], progetti: [], rendiconti: [] };

/** Calls a person of the consortium to audit: when, and what they may see. */
export function AffidaRevisione({ revisione, onChiudi }: { revisione: number; onChiudi: () => void }) {
  const t = useTesto();
  const parola = useParola();
  const avvisa = useAvvisa();
  const { consorzio } = useScope();
  const comando = useComando('affidaRevisione');
  const persone = useLettura(PERSONE, {}).dati?.persone.persone ?? [];
  const [personaId, setPersonaId] = useState('');
  const [dal, setDal] = useState(oggi());
  const [al, setAl] = useState('');
  const [tipo, setTipo] = useState<Tipo>('consorzio');
  const [scelti, setScelti] = useState(NESSUNO);
  const scelta = (di: keyof Scelti) => ({
    scelti: scelti[di],
    onChange: (ids: readonly string[]) => setScelti({ ...scelti, [di]: ids }),
  });
  const [atto, setAtto] = useState<AttoInput | null>(null);
  const affida = async () => {
    // What was chosen of a kind that is no longer meant stays here.
    const perimetro = { tipo, ...NESSUNO, ...(tipo !== 'consorzio' && { [tipo]: scelti[tipo] }) };
    const fields = { personaId, dal, al, perimetro, ...(atto && { atto: attoScritto(atto) }) };
    if (!(await comando.esegui(fields, revisione))) return;
    onChiudi();
    avvisa({ testo: t('revisori.affidata') });
  };
  return (
    <DialogoForm
      titolo={t('revisori.affida')}
      salva={t('revisori.affida')}
      comando={comando}
      onSalva={() => void affida()}
      onChiudi={onChiudi}
    >
      <CampoScelta
        etichetta={t('revisori.aChi')}
        aiuto={t('revisori.aChi.aiuto')}
        required
        value={personaId}
        onChange={setPersonaId}
      >
        <option value="">{t('campo.scegli')}</option>
        {persone
          .filter(({ ruoli }) => !ruoli.some(({ ruolo }) => ruolo === 'revisore'))
          .map(({ personaId: id, nome }) => (
            <option key={id} value={id}>
              {nome}
            </option>
          ))}
      </CampoScelta>
      <div className="campi-in-riga">
        <CampoTesto etichetta={t('revisori.primoGiorno')} type="date" required value={dal} onChange={setDal} />
        <CampoTesto etichetta={t('revisori.ultimoGiorno')} type="date" required min={dal} value={al} onChange={setAl} />
      </div>
      <CampoScelta etichetta={t('revisori.cosa')} required value={tipo} onChange={(value) => setTipo(value as Tipo)}>
        {TIPI[consorzio.tipo].map((each) => (
          <option key={each} value={each}>
            {parola('perimetro', each)}
          </option>
        ))}
      </CampoScelta>
      {tipo === 'centri' && <Centri {...scelta(tipo)} />}
      {tipo === 'obiettivi' && <Obiettivi {...scelta(tipo)} />}
      {tipo === 'progetti' &&
        (consorzio.tipo === 'ats' ? <ProgettiDellAts {...scelta(tipo)} /> : <ProgettiRecepiti {...scelta(tipo)} />)}
      {tipo === 'rendiconti' && <Rendiconti {...scelta(tipo)} />}
      <div className="form-check">
        <input
          id="revisione-con-atto"
          type="checkbox"
          checked={atto !== null}
          onChange={(event) => setAtto(event.target.checked ? attoDiOggi('assemblea') : null)}
        />
        <label htmlFor="revisione-con-atto">{t('revisori.conAtto')}</label>
      </div>
      {atto && <CampiAtto atto={atto} onChange={setAtto} />}
    </DialogoForm>
  );
}

interface Scelta {
  readonly scelti: readonly string[];
  readonly onChange: (scelti: readonly string[]) => void;
}

function Centri({ scelti, onChange }: Scelta) {
  const t = useTesto();
  const centri = useLettura(CENTRI, {}).dati?.centri.centri ?? [];
  const voci = centri.map(({ id, denominazione }) => ({ id, nome: denominazione }));
  return <SceltaMultipla titolo={t('revisori.centri')} required voci={voci} scelti={scelti} onChange={onChange} />;
}

/** Of one plan at a time; what was chosen in another stays chosen. */
function Obiettivi({ scelti, onChange }: Scelta) {
  const t = useTesto();
  const [pianoId, setPianoId] = useState('');
  const piani = useLettura(PIANI_DA_SCEGLIERE, {}).dati?.piani.edges.map(({ node }) => node) ?? [];
  const albero = useLettura(OBIETTIVI_DA_SCEGLIERE, { pianoId }, { salta: pianoId === '' }).dati?.albero;
  const voci = new Map(
    (albero?.rami ?? []).flatMap(({ obiettivi }) =>
      obiettivi.map(({ id, numero, titolo }) => [id, { id, nome: `${numero} ${titolo}`.trim() }] as const),
    ),
  );
  return (
    <>
      <CampoScelta etichetta={t('revisori.piano')} required={scelti.length === 0} value={pianoId} onChange={setPianoId}>
        <option value="">{t('campo.scegli')}</option>
        {piani.map(({ id, titolo }) => (
          <option key={id} value={id}>
            {titolo}
          </option>
        ))}
      </CampoScelta>
      {voci.size > 0 && (
        <div className="scelta-lunga">
          <SceltaMultipla
            titolo={t('revisori.obiettivi')}
            required
            voci={[...voci.values()]}
            scelti={scelti}
            onChange={onChange}
          />
        </div>
      )}
      <p className="descrizione" role="status">
        {t('revisori.scelti', { quanti: scelti.length })}
      </p>
    </>
  );
}
