import { useState } from 'react';

import { EsitoDelComando, useComando } from '../graphql/index.js';
import { DaDoveViene } from '../audit/index.js';
import { useTesto } from '../messages/index.js';
import type { Consuntivo, RelazioneScritta } from '../planning/index.js';
import { useAvvisa } from '../shell/avvisi.js';
import { Bottone } from '../ui/Bottone.js';
import { CampoArea } from '../ui/Campo.js';
import { useDate } from '../ui/date.js';
import { Modulo } from '../ui/Modulo.js';
import { useNonPerdere } from '../ui/useNonPerdere.js';
import { CancellaTesto } from './CancellaTesto.js';
import type { Sede } from './sede.js';

interface Props {
  readonly sede: Sede;
  readonly consuntivo: Consuntivo | null;
  readonly scrivibile: boolean;
}

/** The report on the objective: written once, then corrected with a reason. */
export function Relazione({ sede, consuntivo, scrivibile }: Props) {
  const t = useTesto();
  const [modifica, setModifica] = useState(false);
  const relazione = consuntivo?.relazione ?? null;
  return (
    <section aria-labelledby="relazione" className="relazione">
      <h3 id="relazione" className="h5">
        {t('relazione.titolo')}
      </h3>
      {relazione && !modifica && (
        <>
          <Scritta relazione={relazione} />
          <DaDoveViene
            verso={`obiettivi/${sede.obiettivoId}/provenienza/${sede.centroId}/${sede.anno}`}
            nome={t('relazione.titolo')}
          />
          <div className="form-azioni non-stampare">
            {scrivibile && (
              <Bottone tono="outline-primary" size="sm" onClick={() => setModifica(true)}>
                {t('relazione.rettifica')}
              </Bottone>
            )}
            <CancellaTesto
              testoId={relazione.testoId}
              presente={relazione.testo !== null}
              nome={t('relazione.titolo')}
            />
          </div>
        </>
      )}
      {!relazione && !scrivibile && <p className="text-secondary">{t('relazione.assente')}</p>}
      {scrivibile && !relazione && <Scrivi sede={sede} />}
      {scrivibile && relazione && modifica && (
        <Rettifica
          sede={sede}
          relazione={relazione}
          revisione={consuntivo!.revisione}
          onChiudi={() => setModifica(false)}
        />
      )}
    </section>
  );
}

function Scritta({ relazione: { testo, autore, registratoIl, rettifiche } }: { relazione: RelazioneScritta }) {
  const t = useTesto();
  const date = useDate();
  return (
    <>
      <div className="testo-libero relazione-testo">{testo ?? <em>{t('testo.cancellato')}</em>}</div>
      <p className="descrizione">
        {t('relazione.quando', { autore, registrato: date.istanteBreve(registratoIl) })}
        {rettifiche > 0 && ` ${t('esito.rettifiche', { rettifiche })}`}
      </p>
    </>
  );
}

function Scrivi({ sede }: { sede: Sede }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('registraRelazione');
  const [testo, setTesto] = useState('');
  useNonPerdere(testo !== '');
  const registra = async () => {
    if (comando.inCorso) return;
    if (await comando.esegui({ ...sede, testo: testo.trim() })) avvisa({ testo: t('relazione.registrata') });
  };
  return (
    <Modulo className="non-stampare" onInvia={() => void registra()}>
      <CampoArea
        etichetta={t('relazione.testo')}
        aiuto={t('relazione.aiuto')}
        rows={8}
        maxLength={200_000}
        value={testo}
        onChange={setTesto}
      />
      <EsitoDelComando di={comando} riprova={() => void registra()} />
      <Bottone type="submit" occupato={comando.inCorso}>
        {t('relazione.registra')}
      </Bottone>
    </Modulo>
  );
}

interface RettificaProps {
  readonly sede: Sede;
  readonly relazione: RelazioneScritta;
  readonly revisione: number;
  readonly onChiudi: () => void;
}

function Rettifica({ sede, relazione, revisione, onChiudi }: RettificaProps) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('rettificaRelazione');
  const [testo, setTesto] = useState(relazione.testo ?? '');
  const [motivo, setMotivo] = useState('');
  useNonPerdere(testo !== (relazione.testo ?? ''));
  const rettifica = async () => {
    if (comando.inCorso) return;
    if (!(await comando.esegui({ ...sede, testo: testo.trim(), motivo: motivo.trim() }, revisione))) return;
    onChiudi();
    avvisa({ testo: t('rettifica.fatta') });
  };
  return (
    <Modulo onInvia={() => void rettifica()}>
      <CampoArea
        etichetta={t('relazione.testo')}
        required
        rows={8}
        maxLength={200_000}
        value={testo}
        onChange={setTesto}
      />
      <CampoArea
        etichetta={t('rettifica.motivo')}
        aiuto={t('rettifica.motivoAiuto')}
        required
        rows={2}
        maxLength={5_000}
        value={motivo}
        onChange={setMotivo}
      />
      <EsitoDelComando di={comando} riprova={() => void rettifica()} />
      <div className="form-azioni">
        <Bottone tono="outline-primary" onClick={onChiudi}>
          {t('azione.annulla')}
        </Bottone>
        <Bottone type="submit" occupato={comando.inCorso}>
          {t('rettifica.conferma')}
        </Bottone>
      </div>
    </Modulo>
  );
}
