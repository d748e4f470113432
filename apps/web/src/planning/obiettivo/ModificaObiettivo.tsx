import { useNavigate } from 'react-router';

import { Lettura, useComando, useLettura, type SchedaObiettivoInput } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { useScope } from '../../shell/scope.js';
import { Avviso } from '../../ui/Avviso.js';
import { ALBERO, VARIAZIONE_QUERY } from '../planning.queries.js';
import type { Obiettivo, ProgettoPeg, VoceVariazione } from '../planning.types.js';
import { schedaDellaProposta, schedaOf } from '../scheda.js';
import { ObiettivoForm } from './ObiettivoForm.js';

interface Props {
  readonly obiettivo: Obiettivo;
  readonly onChiudi: () => void;
}

/** The sheet as a form; the projects to choose from are the whole plan's. */
export function ModificaObiettivo({ obiettivo, onChiudi }: Props) {
  const albero = useLettura(ALBERO, { pianoId: obiettivo.piano.id });
  const { variazioneAperta } = obiettivo.piano;
  const variazione = useLettura(
    VARIAZIONE_QUERY,
    { variazioneId: variazioneAperta ?? '' },
    { salta: variazioneAperta === null },
  );
  return (
    <Lettura di={albero}>
      {({ albero: piano }) => {
        const progettiPeg = piano?.rami.flatMap((ramo) => ramo.progettiPeg) ?? [];
        if (!variazioneAperta) return <InBozza {...{ obiettivo, progettiPeg, onChiudi }} />;
        return (
          <Lettura di={variazione}>
            {({ variazione: aperta }) => (
              <InVariazione
                {...{ obiettivo, progettiPeg, onChiudi, variazioneId: variazioneAperta }}
                voce={aperta?.voci.find(({ oggettoId }) => oggettoId === obiettivo.id)}
              />
            )}
          </Lettura>
        );
      }}
    </Lettura>
  );
}

/** Saved at once, and what was there before is one click away. */
function InBozza({ obiettivo, progettiPeg, onChiudi }: Props & { progettiPeg: readonly ProgettoPeg[] }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('modificaObiettivo');
  const letta = schedaOf(obiettivo);
  const target = { pianoId: obiettivo.piano.id, obiettivoId: obiettivo.id };
  const ripristina = async (revisione: number) => {
    const fatto = await comando.esegui({ ...target, scheda: letta }, revisione);
    avvisa({ testo: t(fatto ? 'obiettivo.ripristinato' : 'obiettivo.nonRipristinato') });
  };
  const salva = async (scheda: SchedaObiettivoInput) => {
    const fatto = await comando.esegui({ ...target, scheda }, obiettivo.revisione);
    if (!fatto) return;
    onChiudi();
    const esegui = () => void ripristina(fatto.revisione);
    avvisa({ testo: t('obiettivo.salvato'), azione: { etichetta: t('azione.ripristina'), esegui } });
  };
  return (
    <ObiettivoForm
      {...{ letta, progettiPeg, comando }}
      salva={t('azione.salva')}
      onSalva={(scheda) => void salva(scheda)}
      onAnnulla={onChiudi}
    />
  );
}

interface InVariazioneProps extends Props {
  readonly progettiPeg: readonly ProgettoPeg[];
  readonly variazioneId: string;
  readonly voce: VoceVariazione | undefined;
}

/** A change already proposed is gone on with: the one that follows takes its place. */
function InVariazione({ obiettivo, progettiPeg, variazioneId, voce, onChiudi }: InVariazioneProps) {
  const t = useTesto();
  const { scope } = useScope();
  const navigate = useNavigate();
  const avvisa = useAvvisa();
  const comando = useComando('proponiObiettivo');
  const proposta = voce?.schedaObiettivo ?? null;
  const letta = proposta ? schedaDellaProposta(proposta) : schedaOf(obiettivo);
  const pianoId = obiettivo.piano.id;
  const proponi = async (scheda: SchedaObiettivoInput) => {
    if (!(await comando.esegui({ pianoId, variazioneId, obiettivoId: obiettivo.id, scheda }))) return;
    await navigate(`/${scope}/piani/${pianoId}/variazioni/${variazioneId}`);
    avvisa({ testo: t('variazione.proposta') });
  };
  return (
    <ObiettivoForm
      {...{ letta, progettiPeg, comando }}
      salva={t('variazione.proponi')}
      onSalva={(scheda) => void proponi(scheda)}
      onAnnulla={onChiudi}
    >
      <Avviso tono={voce && !proposta ? 'warning' : 'info'}>
        <p className="mb-0">{t('variazione.proponiSpiegazione')}</p>
        {voce && <p className="mb-0">{t(proposta ? 'variazione.giaProposta' : 'variazione.giaPropostaAltrimenti')}</p>}
      </Avviso>
    </ObiettivoForm>
  );
}
