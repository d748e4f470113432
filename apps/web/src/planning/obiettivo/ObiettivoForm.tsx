import { useEffect, useState, type ReactNode } from 'react';

import {
  EsitoDelComando,
  useLettura,
  type AttivitaInput,
  type IndicatoreInput,
  type SchedaObiettivoInput,
  type StatoComando,
} from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { CENTRI, useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoArea, CampoTesto } from '../../ui/Campo.js';
import { Modulo } from '../../ui/Modulo.js';
import { SceltaMultipla } from '../../ui/SceltaMultipla.js';
import { useNonPerdere } from '../../ui/useNonPerdere.js';
import type { ProgettoPeg } from '../planning.types.js';
import { ribasa } from '../scheda.js';
import { Righe } from './Righe.js';

interface Props {
  /** As it stands on the server; when somebody else changes it the form follows where it was not touched. */
  readonly letta: SchedaObiettivoInput;
  readonly progettiPeg: readonly ProgettoPeg[];
  readonly salva: string;
  readonly comando: { readonly stato: StatoComando; readonly inCorso: boolean; readonly azzera: () => void };
  readonly onSalva: (scheda: SchedaObiettivoInput) => void;
  readonly onAnnulla: () => void;
  readonly children?: ReactNode;
}

const ATTIVITA_VUOTA: AttivitaInput = { testo: '', tempi: '' };
const INDICATORE_VUOTO: IndicatoreInput = { nome: '', descrizione: '', unita: '', atteso: '' };

/** The whole sheet of an objective. */
export function ObiettivoForm({ letta, progettiPeg, salva, comando, onSalva, onAnnulla, children }: Props) {
  const t = useTesto();
  const { scheda, scrivi } = useScheda(letta);
  useNonPerdere(JSON.stringify(scheda) !== JSON.stringify(letta));
  const campo = <C extends CampoDiTesto>(nome: C) => ({
    etichetta: t(`obiettivo.${nome}`),
    value: scheda[nome],
    onChange: (valore: string) => scrivi({ [nome]: valore }),
  });
  return (
    <Modulo
      className="scheda-form"
      onInvia={() => {
        if (!comando.inCorso) onSalva(scheda);
      }}
    >
      {children}
      <div className="numero-e-titolo">
        <CampoTesto {...campo('numero')} maxLength={20} />
        <CampoTesto {...campo('titolo')} maxLength={2_000} required />
      </div>
      <SceltaCentri scelti={scheda.centri} onChange={(centri) => scrivi({ centri })} />
      <SceltaProgetti scheda={scheda} progettiPeg={progettiPeg} onChange={(ids) => scrivi({ progettiPeg: ids })} />
      <CampoTesto {...campo('areaStrategica')} maxLength={500} />
      <CampoArea {...campo('obiettivoOperativo')} maxLength={5_000} rows={2} />
      <CampoArea {...campo('servizi')} maxLength={5_000} rows={2} />
      <CampoArea {...campo('utentiFinali')} maxLength={5_000} rows={2} />
      <CampoArea {...campo('retiDiCollaborazione')} maxLength={5_000} rows={2} />
      <CampoArea {...campo('finalita')} maxLength={20_000} rows={3} />
      <CampoArea {...campo('descrizione')} maxLength={100_000} rows={6} />
      <Righe<AttivitaInput>
        titolo={t('obiettivo.attivita')}
        singolare={(numero) => t('obiettivo.attivitaN', { numero })}
        aggiungi={t('obiettivo.aggiungiAttivita')}
        vuota={ATTIVITA_VUOTA}
        righe={scheda.attivita}
        onChange={(attivita) => scrivi({ attivita })}
        campi={[
          { nome: 'testo', etichetta: t('attivita.testo'), massimo: 5_000, area: true, obbligatorio: () => true },
          { nome: 'tempi', etichetta: t('attivita.tempi'), massimo: 500, aiuto: t('attivita.tempiAiuto') },
        ]}
      />
      <Righe<IndicatoreInput>
        titolo={t('obiettivo.indicatori')}
        singolare={(numero) => t('obiettivo.indicatoreN', { numero })}
        aggiungi={t('obiettivo.aggiungiIndicatore')}
        vuota={INDICATORE_VUOTO}
        righe={scheda.indicatori}
        onChange={(indicatori) => scrivi({ indicatori })}
        campi={[
          {
            nome: 'nome',
            etichetta: t('indicatore.nome'),
            massimo: 5_000,
            obbligatorio: ({ descrizione }) => descrizione.trim() === '',
          },
          { nome: 'descrizione', etichetta: t('indicatore.descrizione'), massimo: 5_000 },
          { nome: 'unita', etichetta: t('indicatore.unita'), massimo: 200 },
          { nome: 'atteso', etichetta: t('indicatore.atteso'), massimo: 2_000, aiuto: t('indicatore.attesoAiuto') },
        ]}
      />
      <EsitoDelComando di={comando} riprova={() => onSalva(scheda)} />
      <div className="form-azioni">
        <Bottone tono="outline-primary" onClick={onAnnulla}>
          {t('azione.annulla')}
        </Bottone>
        <Bottone type="submit" occupato={comando.inCorso}>
          {salva}
        </Bottone>
      </div>
    </Modulo>
  );
}

type CampoDiTesto =
  | 'numero'
  | 'titolo'
  | 'areaStrategica'
  | 'obiettivoOperativo'
  | 'servizi'
  | 'utentiFinali'
  | 'retiDiCollaborazione'
  | 'finalita'
  | 'descrizione';

/** What is being written, kept on top of what the server holds. */
function useScheda(letta: SchedaObiettivoInput) {
  const [stato, setStato] = useState({ letta, scheda: letta });
  const changed = JSON.stringify(stato.letta) !== JSON.stringify(letta);
  useEffect(() => {
    if (changed) setStato((now) => ({ letta, scheda: ribasa(now.letta, now.scheda, letta) }));
  }, [changed, letta]);
  const scrivi = (parte: Partial<SchedaObiettivoInput>) =>
    setStato((now) => ({ ...now, scheda: { ...now.scheda, ...parte } }));
  return { scheda: stato.scheda, scrivi };
}

interface SceltaProps {
  readonly scelti: readonly string[];
  readonly onChange: (scelti: readonly string[]) => void;
}

/** Who reports on it: the first centro chosen leads. A responsabile begins with an own one. */
function SceltaCentri({ scelti, onChange }: SceltaProps) {
  const t = useTesto();
  const { puoPerCentri } = useDiritti();
  const { dati } = useLettura(CENTRI, {});
  const voci = (dati?.centri.centri ?? [])
    .filter(({ id, soppresso }) => !soppresso || scelti.includes(id))
    .map(({ id, denominazione }) => ({
      id,
      nome: denominazione,
      disabled: scelti.length === 0 && !puoPerCentri('planning.redigi', [id]),
    }));
  return <SceltaMultipla titolo={t('obiettivo.centri')} required voci={voci} scelti={scelti} onChange={onChange} />;
}

/** The projects of its centri. */
function SceltaProgetti({
  scheda,
  progettiPeg,
  onChange,
}: Pick<Props, 'progettiPeg'> & { scheda: SchedaObiettivoInput } & Pick<SceltaProps, 'onChange'>) {
  const t = useTesto();
  const voci = progettiPeg
    .filter(({ centroId, id }) => scheda.centri.includes(centroId) || scheda.progettiPeg.includes(id))
    .map(({ id, codice, nome }) => ({ id, nome: `${codice} ${nome}`.trim() }));
  if (voci.length === 0) return null;
  return (
    <SceltaMultipla titolo={t('obiettivo.progettiPeg')} voci={voci} scelti={scheda.progettiPeg} onChange={onChange} />
  );
}
