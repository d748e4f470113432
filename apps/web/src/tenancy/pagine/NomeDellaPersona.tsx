import { useState } from 'react';

import {
  ComandoConfermato,
  DialogoForm,
  MOTIVI_CANCELLAZIONE_NOME,
  useComando,
  type MotivoCancellazioneNome,
} from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoScelta } from '../../ui/Campo.js';
import { datiDi } from '../dati-personali.js';
import { useDiritti } from '../diritti.js';
import type { Persona } from '../tenancy.queries.js';

/** For who answers for personal data: what is held of the person, and their name erased or kept again. */
export function NomeDellaPersona({ persona }: { persona: Persona }) {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  if (!puo('tenancy.datiPersonali')) return null;
  const { personaId, nome, nomeCancellato } = persona;
  return (
    <span className="azioni-nome">
      <a href={datiDi(scope, personaId)} download aria-label={t('dati.scaricaDi', { nome: chiamata(persona) })}>
        {t('dati.scarica')}
      </a>
      {nomeCancellato ? <Ripristina persona={persona} /> : <Cancella personaId={personaId} nome={nome} />}
    </span>
  );
}

/** Who has no name any more is told from the others by a short code, which their own page shows to them. */
export const codiceDi = (personaId: string) => personaId.slice(0, 8);
const chiamata = ({ nome, nomeCancellato, personaId }: Persona) =>
  nomeCancellato ? `${nome}, ${codiceDi(personaId)}` : nome;

function Cancella({ personaId, nome }: { personaId: string; nome: string }) {
  const t = useTesto();
  const [aperto, setAperto] = useState(false);
  return (
    <>
      <Bottone tono="link" size="xs" aria-label={t('nome.cancellaDi', { nome })} onClick={() => setAperto(true)}>
        {t('nome.cancella')}
      </Bottone>
      {aperto && <DialogoCancella personaId={personaId} nome={nome} onChiudi={() => setAperto(false)} />}
    </>
  );
}

function DialogoCancella({ personaId, nome, onChiudi }: { personaId: string; nome: string; onChiudi: () => void }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('cancellaNome');
  const [motivo, setMotivo] = useState<MotivoCancellazioneNome>('richiesta_dell_interessato');
  const cancella = async () => {
    if (!(await comando.esegui({ personaId, motivo }))) return;
    onChiudi();
    avvisa({ testo: t('nome.cancellato') });
  };
  return (
    <DialogoForm
      titolo={t('nome.titolo')}
      salva={t('nome.cancella')}
      pericolo
      comando={comando}
      onSalva={() => void cancella()}
      onChiudi={onChiudi}
      premessa={
        <>
          <p>{t('nome.spiegazione', { nome })}</p>
          <p>{t('nome.resta')}</p>
        </>
      }
    >
      <CampoScelta
        etichetta={t('cancella.motivo')}
        required
        value={motivo}
        onChange={(scelto) => setMotivo(scelto as MotivoCancellazioneNome)}
      >
        {MOTIVI_CANCELLAZIONE_NOME.map((each) => (
          <option key={each} value={each}>
            {t(`nome.motivo.${each}`)}
          </option>
        ))}
      </CampoScelta>
    </DialogoForm>
  );
}

function Ripristina({ persona }: { persona: Persona }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('ripristinaNome');
  const ripristina = async () => {
    const fatto = await comando.esegui({ personaId: persona.personaId });
    if (fatto) avvisa({ testo: t('nome.permesso') });
    return fatto !== null;
  };
  return (
    <ComandoConfermato
      etichetta={t('nome.permetti')}
      nome={t('nome.permettiDi', { nome: chiamata(persona) })}
      titolo={t('nome.permetti')}
      size="xs"
      comando={comando}
      onConferma={ripristina}
    >
      <p>{t('nome.permetti.spiegazione')}</p>
    </ComandoConfermato>
  );
}
