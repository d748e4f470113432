import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';

import { Guasto, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Collegamento } from '../../shell/Collegamento.js';
import { useScope } from '../../shell/scope.js';
import { Bottone } from '../../ui/Bottone.js';
import { ChiEQuando } from '../FattoBreve.js';
import { ATTRIBUZIONE, type FattoDelRegistro } from '../origine.queries.js';

/** Who gave each field the value it has, by path; null while nobody asks. */
const Attribuite = createContext<ReadonlyMap<string, FattoDelRegistro> | null>(null);

interface Props {
  readonly oggettoId: string;
  readonly children: (interruttore: ReactNode) => ReactNode;
}

/** Lets the fields of an object say whose they are: quiet until it is asked for, by the switch that it hands down. */
export function Attribuzioni({ oggettoId, children }: Props) {
  const t = useTesto();
  const [chieste, setChieste] = useState(false);
  const { dati, errore, rileggi } = useLettura(ATTRIBUZIONE, { oggettoId }, { salta: !chieste });
  const attribuite = useMemo(() => {
    if (!chieste || !dati?.attribuzione) return null;
    const { campi, fatti } = dati.attribuzione;
    const perPosizione = new Map(fatti.map((fatto) => [fatto.posizione, fatto]));
    return new Map(
      campi.flatMap(({ percorso, posizione }) => {
        const fatto = perPosizione.get(posizione);
        return fatto ? [[percorso, fatto] as const] : [];
      }),
    );
  }, [chieste, dati]);
  const interruttore = (
    <Bottone
      tono="outline-primary"
      size="xs"
      className="non-stampare"
      aria-pressed={chieste}
      onClick={() => setChieste(!chieste)}
    >
      {t(chieste ? 'attribuzione.nascondi' : 'attribuzione.mostra')}
    </Bottone>
  );
  return (
    <Attribuite value={attribuite}>
      {errore != null && chieste && <Guasto errore={errore} riprova={rileggi} />}
      {children(interruttore)}
    </Attribuite>
  );
}

/** Whose a field is, beside it; nothing until it is asked for. The first of the paths that is known counts. */
export function DiChi({ percorso, nome }: { percorso: string | readonly string[]; nome?: string }) {
  const t = useTesto();
  const { scope } = useScope();
  const attribuite = useContext(Attribuite);
  const paths = typeof percorso === 'string' ? [percorso] : percorso;
  const found = paths.flatMap((path) => attribuite?.get(path) ?? []);
  // Of several fields shown as one, whoever wrote last.
  const fatto = found.sort((a, b) => b.posizione - a.posizione)[0];
  if (!fatto) return null;
  return (
    <span className="di-chi">
      {nome && <strong>{nome}: </strong>}
      <ChiEQuando fatto={fatto} />{' '}
      <Collegamento className="non-stampare" verso={`/${scope}/registro/${fatto.posizione}`}>
        {t('attribuzione.evento')}
        <span className="visually-hidden"> {t('origine.posizione', { posizione: fatto.posizione })}</span>
      </Collegamento>
    </span>
  );
}

/** True once it was asked for and has come: what is only shown for its sake shows then. */
export const useAttribuite = (): boolean => useContext(Attribuite) !== null;
