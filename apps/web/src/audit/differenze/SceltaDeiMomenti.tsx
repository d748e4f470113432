import { useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAtto } from '../../planning/index.js';
import { useScope } from '../../shell/scope.js';
import { CENTRI } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { perCampo } from '../../ui/date.js';
import type { SceltaFatta } from './DifferenzePage.js';
import { INIZIO, isData, momentoDi, ORA, type AttoNumerato } from './momenti.js';

interface Props {
  readonly pianoId: string | null;
  readonly atti: readonly AttoNumerato[];
  readonly scelta: SceltaFatta;
  readonly scegli: (parte: Readonly<Record<string, string | null>>) => void;
}

const DATA = 'data';

/** From when, to when, of whom: by act, by date, by a place in the log. */
export function SceltaDeiMomenti({ pianoId, atti, scelta, scegli }: Props) {
  const t = useTesto();
  return (
    <>
      <div className="campi-in-riga non-stampare">
        {(['da', 'a'] as const).map((lato) => (
          <Momento
            key={lato}
            {...{ lato, pianoId, atti }}
            valore={scelta[lato]}
            onChange={(valore) => scegli({ [lato]: valore })}
          />
        ))}
        <SceltaCentro valore={scelta.centro} onChange={(centro) => scegli({ centro })} />
      </div>
      {scelta.obiettivo && (
        <p className="non-stampare">
          {t('differenze.unObiettivo')}{' '}
          <Bottone tono="outline-primary" size="xs" onClick={() => scegli({ obiettivo: null })}>
            {t('differenze.tuttiGliObiettivi')}
          </Bottone>
        </p>
      )}
    </>
  );
}

interface MomentoProps {
  readonly lato: 'da' | 'a';
  readonly pianoId: string | null;
  readonly atti: readonly AttoNumerato[];
  readonly valore: string;
  readonly onChange: (valore: string) => void;
}

function Momento({ lato, pianoId, atti, valore, onChange }: MomentoProps) {
  const t = useTesto();
  const nomeDi = useNomeDellAtto(pianoId === null);
  const data = isData(valore);
  const opzioni: readonly (readonly [string, string])[] = [
    ...(pianoId === null ? [[INIZIO, t('differenze.inizio')] as const] : []),
    ...atti.map((atto) => [String(atto.dopo), nomeDi(atto)] as const),
    [ORA, t(pianoId === null ? 'differenze.ora' : 'confronto.tappa.ora')],
    [DATA, t('differenze.unaData')],
  ];
  const posizione = !data && !opzioni.some(([chiave]) => chiave === valore);
  const quando = momentoDi(valore);
  const dopo = atti.find(({ prima }) => String(prima) === valore);
  return (
    <>
      <CampoScelta
        etichetta={t(`confronto.${lato}`)}
        value={data ? DATA : valore}
        onChange={(scelto) => onChange(scelto === DATA ? new Date().toISOString() : scelto)}
      >
        {posizione && (
          <option value={valore}>
            {dopo ? t('differenze.primaDi') : t('differenze.posizione', { posizione: valore })}
          </option>
        )}
        {opzioni.map(([chiave, nome]) => (
          <option key={chiave} value={chiave}>
            {nome}
          </option>
        ))}
      </CampoScelta>
      {data && quando !== null && 'al' in quando && (
        <CampoTesto
          etichetta={t(`differenze.data.${lato}`)}
          type="datetime-local"
          max={perCampo(new Date())}
          value={perCampo(new Date(quando.al))}
          onChange={(scritto) => scritto !== '' && onChange(new Date(scritto).toISOString())}
        />
      )}
    </>
  );
}

/** An act in words: the form that it gave the plan, and the act itself. */
export function useNomeDellAtto(conPiano: boolean): (atto: AttoNumerato) => string {
  const t = useTesto();
  const inParole = useAtto();
  return ({ tipo, numero, atto, piano }) => {
    const con = atto ? t('confronto.conAtto', { atto: inParole(atto) }) : '';
    const nome = t(`confronto.tappa.${tipo}`, { numero, con });
    return conPiano ? t('differenze.delPiano', { nome, piano }) : nome;
  };
}

function SceltaCentro({ valore, onChange }: { valore: string | null; onChange: (centro: string | null) => void }) {
  const t = useTesto();
  const { consorzio } = useScope();
  const { dati } = useLettura(CENTRI, {}, { salta: consorzio.tipo !== 'consorzio' });
  const centri = dati?.centri.centri ?? [];
  if (centri.length === 0) return null;
  return (
    <CampoScelta etichetta={t('differenze.centro')} value={valore ?? ''} onChange={(id) => onChange(id || null)}>
      <option value="">{t('differenze.tuttiICentri')}</option>
      {centri.map(({ id, denominazione }) => (
        <option key={id} value={id}>
          {denominazione}
        </option>
      ))}
    </CampoScelta>
  );
}
