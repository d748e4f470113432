import { useState } from 'react';

import { DialogoForm, useComando, useLettura } from '../../graphql/index.js';
import { useParola, useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { Avviso } from '../../ui/Avviso.js';
import { CampoArea, CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { oggi } from '../../ui/date.js';
import { ModificheAllaVersione } from './ModificheAllaVersione.js';
import { MODELLI_PROCEDURA, type Programma } from './programmi.queries.js';

const ORIGINI = ['predefinita', 'versione', 'modello'] as const;
type Origine = (typeof ORIGINI)[number];

/** A new version: from a template of the platform, from an earlier version with changes, from one that is given. */
export function AdottaProcedura({ programma, onChiudi }: { programma: Programma; onChiudi: () => void }) {
  const t = useTesto();
  const parola = useParola();
  const avvisa = useAvvisa();
  const comando = useComando('adottaProcedura');
  const ultima = programma.procedure.at(-1);
  const [origine, setOrigine] = useState<Origine>(ultima ? 'versione' : 'predefinita');
  const [dal, setDal] = useState(ultima ? massimo(oggi(), ultima.dal) : oggi());
  const [codice, setCodice] = useState('');
  const [versione, setVersione] = useState(String(ultima?.versione ?? 1));
  const [modifiche, setModifiche] = useState<string | null>(null);
  const [json, setJson] = useState('');
  const salva = async () => {
    if (origine === 'versione' && modifiche === null) return;
    const proposta = {
      predefinita: { predefinita: codice },
      versione: { versione: Number(versione), modifiche: modifiche ?? '{}' },
      modello: { modello: json },
    }[origine];
    const campi = { programmaId: programma.id, dal, proposta };
    if (!(await comando.esegui(campi, programma.revisione))) return;
    onChiudi();
    avvisa({ testo: t('procedura.adottata') });
  };
  const regola = comando.stato.fase === 'rifiutato' ? comando.stato.regola : null;
  const dettaglio = (nome: string) => regola?.dettagli.find((uno) => uno.nome === nome)?.valore ?? '';
  return (
    <DialogoForm
      titolo={t('procedura.adotta')}
      salva={t('procedura.adotta')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoScelta
        etichetta={t('adotta.origine')}
        value={origine}
        onChange={(valore) => {
          setOrigine(valore as Origine);
          comando.azzera();
        }}
      >
        {ORIGINI.filter((una) => una !== 'versione' || ultima).map((una) => (
          <option key={una} value={una}>
            {parola('adotta.origine', una)}
          </option>
        ))}
      </CampoScelta>
      {origine === 'predefinita' && (
        <ModelloPredefinito
          codice={codice}
          onChange={(scelto, dalSuggerito) => {
            setCodice(scelto);
            if (dalSuggerito !== null) setDal(ultima ? massimo(dalSuggerito, ultima.dal) : dalSuggerito);
          }}
        />
      )}
      {origine === 'versione' && (
        <>
          <CampoScelta etichetta={t('adotta.daVersione')} value={versione} onChange={setVersione}>
            {programma.procedure.toReversed().map((una) => (
              <option key={una.versione} value={una.versione}>
                {t('procedura.versione', { versione: una.versione })}: {una.denominazione}
              </option>
            ))}
          </CampoScelta>
          <ModificheAllaVersione
            key={versione}
            programmaId={programma.id}
            versione={Number(versione)}
            onChange={setModifiche}
          />
        </>
      )}
      {origine === 'modello' && <ModelloDato json={json} onChange={setJson} />}
      <CampoTesto
        etichetta={t('adotta.dal')}
        aiuto={t('adotta.dalAiuto')}
        type="date"
        required
        min={ultima?.dal}
        value={dal}
        onChange={setDal}
      />
      {regola?.codice === 'MODELLO_NON_VALIDO' && (
        <Avviso tono="warning">
          {t('adotta.difetto', { dove: dettaglio('dove'), difetto: parola('difetto', dettaglio('difetto')) })}
        </Avviso>
      )}
    </DialogoForm>
  );
}

const massimo = (a: string, b: string): string => (a > b ? a : b);

interface Predefinito {
  readonly codice: string;
  readonly onChange: (codice: string, dal: string | null) => void;
}

function ModelloPredefinito({ codice, onChange }: Predefinito) {
  const t = useTesto();
  const modelli = useLettura(MODELLI_PROCEDURA, {}).dati?.modelliProcedura.modelli ?? [];
  const scelto = modelli.find(({ modello }) => modello.codice === codice);
  return (
    <CampoScelta
      etichetta={t('adotta.modello')}
      aiuto={scelto?.modello.fonte}
      required
      value={codice}
      onChange={(valore) => onChange(valore, modelli.find(({ modello }) => modello.codice === valore)?.dal ?? null)}
    >
      <option value="">{t('adotta.scegli')}</option>
      {modelli.map(({ modello }) => (
        <option key={modello.codice} value={modello.codice}>
          {modello.denominazione}
        </option>
      ))}
    </CampoScelta>
  );
}

/** Written into the field, or read from a file into it: what is sent is what is seen. */
function ModelloDato({ json, onChange }: { json: string; onChange: (json: string) => void }) {
  const t = useTesto();
  return (
    <>
      <CampoArea
        etichetta={t('adotta.json')}
        aiuto={t('adotta.jsonAiuto')}
        required
        rows={8}
        spellCheck={false}
        value={json}
        onChange={onChange}
      />
      <label className="d-block mb-3">
        {t('adotta.file')}
        <input
          type="file"
          accept="application/json,.json"
          className="form-control"
          onChange={(event) => void event.target.files?.[0]?.text().then(onChange)}
        />
      </label>
    </>
  );
}
