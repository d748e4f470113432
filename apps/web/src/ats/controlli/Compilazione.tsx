import { useId, useState } from 'react';

import { EsitoDelComando, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoArea } from '../../ui/Campo.js';
import { Modulo } from '../../ui/Modulo.js';
import { Tabella } from '../../ui/Tabella.js';
import { useNonPerdere } from '../../ui/useNonPerdere.js';
import type { Domanda, EsitoDomanda, Lista } from './controlli.queries.js';
import { daSalvare, scrittaDi, type RispostaScritta, type RisposteScritte } from './risposte-scritte.js';

/** The questions as a table: an answer and a note each, all saved in one act, by keyboard alone where one likes. */
export function Compilazione({ lista }: { lista: Lista }) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const rispondi = useComando('rispondiDomande');
  const compila = useComando('compilaLista');
  const [scritte, setScritte] = useState<RisposteScritte>({});
  const risposte = daSalvare(lista.domande, scritte);
  useNonPerdere(risposte.length > 0);
  const salva = async () => {
    if (risposte.length === 0 || !(await rispondi.esegui({ listaId: lista.listaId, risposte }, lista.revisione)))
      return;
    setScritte({});
    avvisa({ testo: t('lista.salvate') });
  };
  const dichiara = async () => {
    if (!(await compila.esegui({ listaId: lista.listaId }, lista.revisione))) return;
    avvisa({ testo: t('lista.compilata') });
  };
  const pronta = risposte.length === 0 && lista.risposteDate === lista.domande.length;
  return (
    <Modulo onInvia={() => void salva()}>
      <Tabella
        className="lista-domande"
        didascalia={t('lista.domande')}
        colonne={[t('lista.domanda'), t('lista.esito'), t('lista.note')]}
      >
        {lista.domande.map((domanda, index) => (
          <RigaDomanda
            key={domanda.id}
            numero={index + 1}
            domanda={domanda}
            scritta={scrittaDi(domanda, scritte)}
            onChange={(scritta) => setScritte({ ...scritte, [domanda.id]: scritta })}
          />
        ))}
      </Tabella>
      <EsitoDelComando di={rispondi} riprova={() => void salva()} />
      <EsitoDelComando di={compila} riprova={() => void dichiara()} />
      <div className="lista-azioni non-stampare">
        <p className="mb-0" role="status">
          {risposte.length > 0 ? t('lista.daSalvare', { n: risposte.length }) : !pronta && t('lista.compilaPrima')}
        </p>
        <Bottone type="submit" occupato={rispondi.inCorso} disabled={risposte.length === 0}>
          {t('lista.salva')}
        </Bottone>
        <Bottone tono="success" occupato={compila.inCorso} disabled={!pronta} onClick={() => void dichiara()}>
          {t('lista.compila')}
        </Bottone>
      </div>
    </Modulo>
  );
}

interface RigaProps {
  readonly numero: number;
  readonly domanda: Domanda;
  readonly scritta: RispostaScritta;
  readonly onChange: (scritta: RispostaScritta) => void;
}

function RigaDomanda({ numero, domanda, scritta, onChange }: RigaProps) {
  const t = useTesto();
  const id = useId();
  const esiti: readonly EsitoDomanda[] = domanda.obbligatoria ? ['si', 'no'] : ['si', 'no', 'nonApplicabile'];
  return (
    <tr>
      <th scope="row">
        {numero}. {domanda.testo}
      </th>
      <td data-colonna={t('lista.esito')}>
        <fieldset className="lista-esiti">
          <legend className="visually-hidden">{t('lista.esitoDi', { numero })}</legend>
          {esiti.map((esito) => (
            <div key={esito} className="form-check form-check-inline">
              <input
                id={`${id}-${esito}`}
                type="radio"
                name={id}
                checked={scritta.esito === esito}
                onChange={() => onChange({ ...scritta, esito })}
              />
              <label htmlFor={`${id}-${esito}`}>{t(`lista.esito.${esito}`)}</label>
            </div>
          ))}
        </fieldset>
      </td>
      <td data-colonna={t('lista.note')}>
        <CampoArea
          etichetta={t('lista.noteDi', { numero })}
          etichettaNascosta
          rows={1}
          maxLength={2000}
          required={scritta.esito === 'no'}
          placeholder={scritta.esito === 'no' ? t('lista.notaServe') : ''}
          value={scritta.nota}
          onChange={(nota) => onChange({ ...scritta, nota })}
        />
      </td>
    </tr>
  );
}
