import { Badge } from 'design-react-kit';
import { useState } from 'react';
import { Link } from 'react-router';

import { ComandoConfermato, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { Confronto } from '../../ui/Confronto.js';
import type { Piano, Variazione, VoceVariazione } from '../planning.types.js';
import { PropostaDiProgettoPeg } from '../progetto-peg/ProgettoPegDialogo.js';

const COLORI = { aggiungi: 'success', modifica: 'primary', elimina: 'danger' } as const;

interface Props {
  readonly piano: Piano;
  readonly variazione: Variazione;
  readonly voce: VoceVariazione;
}

/** One object that changes, field by field. */
export function Voce(props: Props) {
  const { variazione, voce } = props;
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const { oggetto, oggettoId, azione, titolo, differenze } = voce;
  const linked = oggetto === 'obiettivo' && (azione !== 'aggiungi' || variazione.stato === 'approvata');
  return (
    <article className="voce">
      <header className="voce-testa">
        <h3 className="h5">
          <Badge color={COLORI[azione]}>{t(`voce.azione.${azione}`)}</Badge>{' '}
          <span className="text-secondary">{t(`voce.oggetto.${oggetto}`)}</span>{' '}
          {linked ? <Collegamento verso={`/${scope}/obiettivi/${oggettoId}`}>{titolo}</Collegamento> : titolo}
        </h3>
        {variazione.stato === 'aperta' && puo('planning.redigi') && (
          <div className="voce-azioni non-stampare">
            <Riprendi {...props} />
            <Ritira {...props} />
          </div>
        )}
      </header>
      {azione === 'elimina' && <p>{t(`voce.eliminazione.${oggetto}`)}</p>}
      {differenze.map(({ percorso, campo, prima, dopo }) => (
        <section key={percorso} className="differenza">
          <h4 className="h6">{campo}</h4>
          <Confronto prima={prima} dopo={dopo} />
        </section>
      ))}
    </article>
  );
}

/** What was proposed, as a form again: an objective on its page, a project in place. */
function Riprendi({ piano, voce }: Props) {
  const t = useTesto();
  const { scope } = useScope();
  const [aperto, setAperto] = useState(false);
  const { oggetto, oggettoId, azione, titolo } = voce;
  const nome = t('variazione.riprendiNome', { titolo });
  if (oggetto === 'obiettivo') {
    if (azione !== 'aggiungi') return null;
    return (
      <Link
        className="btn btn-outline-primary btn-sm"
        aria-label={nome}
        to={`/${scope}/piani/${piano.id}/nuovo-obiettivo?voce=${oggettoId}`}
      >
        {t('variazione.riprendi')}
      </Link>
    );
  }
  if (azione === 'elimina') return null;
  return (
    <>
      <Bottone tono="outline-primary" size="sm" aria-label={nome} onClick={() => setAperto(true)}>
        {t('variazione.riprendi')}
      </Bottone>
      {aperto && <PropostaDiProgettoPeg piano={piano} voce={voce} onChiudi={() => setAperto(false)} />}
    </>
  );
}

function Ritira({ variazione, voce }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('ritiraModifica');
  const ritira = async () => {
    const { pianoId, id: variazioneId } = variazione;
    const fatto = await comando.esegui({ pianoId, variazioneId, oggettoId: voce.oggettoId });
    if (fatto) avvisa({ testo: t('variazione.ritirata') });
    return fatto !== null;
  };
  return (
    <ComandoConfermato
      etichetta={t('variazione.ritira')}
      nome={t('variazione.ritiraNome', { titolo: voce.titolo })}
      titolo={t('variazione.ritira.titolo')}
      size="sm"
      pericolo
      comando={comando}
      onConferma={ritira}
    >
      <p>{t('variazione.ritira.spiegazione', { titolo: voce.titolo })}</p>
    </ComandoConfermato>
  );
}
