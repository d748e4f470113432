import { useState } from 'react';
import { useParams } from 'react-router';

import { Lettura, useLettura } from '../graphql/index.js';
import { useParola, useTesto } from '../messages/index.js';
import { NonTrovata } from '../shell/NonTrovata.js';
import { Pagina } from '../shell/Pagina.js';
import { useScope } from '../shell/scope.js';
import { Avviso } from '../ui/Avviso.js';
import { useDate } from '../ui/date.js';
import { avvertenzePerObiettivo } from './avvertenze.js';
import { Decisione } from './Decisione.js';
import { PROPOSTA } from './importing.queries.js';
import { ObiettiviLetti } from './ObiettiviLetti.js';
import type { Proposta } from './proposta.types.js';
import type { RigaScelta } from './righe-scelte.js';
import { Resto } from './Resto.js';
import { Riepilogo } from './Riepilogo.js';

/** The review of a document: what was read, what is doubtful, what it will become. Nothing is stored before it is accepted. */
export function PropostaPage() {
  const { propostaId = '' } = useParams();
  const proposta = useLettura(PROPOSTA, { propostaId });
  return (
    <Lettura di={proposta}>
      {(dati) => (dati.proposta ? <Revisione key={propostaId} proposta={dati.proposta} /> : <NonTrovata />)}
    </Lettura>
  );
}

/** For objectives that may be more than one of the plan: which, or none. */
export type Risoluzioni = ReadonlyMap<number, string | null>;

function Revisione({ proposta }: { proposta: Proposta }) {
  const t = useTesto();
  const parola = useParola();
  const { scope } = useScope();
  const date = useDate();
  const [risoluzioni, setRisoluzioni] = useState<Risoluzioni>(new Map());
  const [righe, setRighe] = useState<readonly RigaScelta[]>([]);
  const { perObiettivo, generali } = avvertenzePerObiettivo(proposta.proposta, proposta.avvertenze);
  return (
    <Pagina
      titolo={t('proposta.titolo')}
      occhiello={parola('famiglia', proposta.kind)}
      sottotitolo={
        <p>{t('proposta.sottotitolo', { nome: proposta.nome, giorno: date.giornoBreve(proposta.scadeIl) })}</p>
      }
      percorso={[{ testo: t('importa.titolo'), verso: `/${scope}/importa` }]}
    >
      {proposta.giaImportato && (
        <Avviso tono="warning">
          {t('proposta.giaImportato', {
            autore: proposta.giaImportato.autore,
            quando: date.istante(proposta.giaImportato.registratoIl),
          })}
        </Avviso>
      )}
      <Riepilogo proposta={proposta} />
      {generali.length > 0 && (
        <Avviso tono="warning">
          <p className="mb-1">
            <strong>{t('proposta.avvertenzeGenerali', { quante: generali.length })}</strong>
          </p>
          <ul className="mb-0">
            {generali.map(({ line, text }, index) => (
              <li key={index}>
                {text} {line > 0 && <span>{t('proposta.riga', { line })}</span>}
              </li>
            ))}
          </ul>
        </Avviso>
      )}
      <ObiettiviLetti
        proposta={proposta}
        avvertenze={perObiettivo}
        risoluzioni={risoluzioni}
        onRisolvi={(indice, obiettivoId) => setRisoluzioni(new Map(risoluzioni).set(indice, obiettivoId))}
        righe={righe}
        onScegliRiga={setRighe}
      />
      <Resto contenuto={proposta.proposta} />
      <Decisione proposta={proposta} risoluzioni={risoluzioni} righe={righe} />
    </Pagina>
  );
}
