import { useId, useState } from 'react';

import { DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useScope } from '../../shell/scope.js';
import { Avviso } from '../../ui/Avviso.js';
import type { Attestazione } from './controlli.queries.js';

/** The signed file: sent, taken apart by the platform, and refused with the reason where it is not the document. */
export function RestituisciAttestazione({
  attestazione,
  onChiudi,
}: {
  attestazione: Attestazione;
  onChiudi: () => void;
}) {
  const t = useTesto();
  const id = useId();
  const avvisa = useAvvisa();
  const { scope } = useScope();
  const comando = useComando('restituisciAttestazione');
  const [file, setFile] = useState<File | null>(null);
  const [errore, setErrore] = useState<string | null>(null);
  const salva = async () => {
    if (!file) return;
    setErrore(null);
    const sent = await invia(scope, file);
    if (sent === null || typeof sent === 'string') return setErrore(sent ?? t('attestazioni.invioNonRiuscito'));
    const campi = { attestazioneId: attestazione.attestazioneId, caricamentoId: sent.caricamentoId };
    if (!(await comando.esegui(campi, attestazione.revisione))) return;
    onChiudi();
    avvisa({ testo: t('attestazioni.restituita') });
  };
  return (
    <DialogoForm
      titolo={t('attestazioni.restituisciDi', { titolo: attestazione.titolo })}
      salva={t('attestazioni.restituisci')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
      premessa={<p>{t('attestazioni.attese', { n: Math.max(attestazione.firmeAttese, 1) })}</p>}
    >
      <div className="campo">
        <label htmlFor={id}>{t('attestazioni.file')}</label>
        <input
          id={id}
          type="file"
          className="form-control"
          accept=".p7m,.pdf"
          required
          aria-describedby={`${id}-aiuto`}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <small id={`${id}-aiuto`} className="form-text">
          {t('attestazioni.fileAiuto')}
        </small>
      </div>
      <Perche stato={comando.stato} />
      {errore !== null && (
        <Avviso tono="danger" annuncia>
          <p className="mb-0">{errore}</p>
        </Avviso>
      )}
    </DialogoForm>
  );
}

/** What of the file is not right, beside the rule's own sentence. */
function Perche({ stato }: { stato: ReturnType<typeof useComando>['stato'] }) {
  const t = useTesto();
  if (stato.fase !== 'rifiutato') return null;
  const detail = (nome: string) => stato.regola.dettagli.find((one) => one.nome === nome)?.valore;
  const [motivo, trovate, attese] = [detail('motivo'), detail('trovate'), detail('attese')];
  if (motivo) return <p>{t('attestazioni.motivo', { motivo })}</p>;
  return attese ? <p>{t('attestazioni.firmeTrovate', { trovate, attese })}</p> : null;
}

/** The upload that the command then names; the platform's own words where it refuses, null where nothing came back. */
async function invia(scope: string, file: File): Promise<{ readonly caricamentoId: string } | string | null> {
  try {
    const response = await fetch(`/api/attestazioni/${scope}/caricamenti?nome=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-consorzi': '1' },
      body: file,
    });
    const answer = (await response.json()) as { caricamentoId?: string; messaggio?: string };
    return answer.caricamentoId ? { caricamentoId: answer.caricamentoId } : (answer.messaggio ?? null);
  } catch {
    return null;
  }
}
