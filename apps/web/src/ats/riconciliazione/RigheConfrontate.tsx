import { useState } from 'react';

import { DialogoForm, useComando } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoArea } from '../../ui/Campo.js';
import { Tabella } from '../../ui/Tabella.js';
import { Vuoto } from '../../ui/Vuoto.js';
import type { Riconciliazione, Riga } from './riconciliazione.queries.js';

/** A page of lines. A field that differs shows both values, one that is only written differently says so. */
export function RigheConfrontate({
  riconciliazione,
  rileggi,
}: {
  riconciliazione: Riconciliazione;
  rileggi: () => void;
}) {
  const t = useTesto();
  const [spiega, setSpiega] = useState<Riga | null>(null);
  const { campi, mappatura, righe } = riconciliazione;
  const usati = campi.filter(({ campo }) => mappatura?.colonne.some((one) => one.campo === campo));
  if (righe.edges.length === 0) return <Vuoto icona="documento" titolo={t('riconcilia.nessunaRiga')} />;
  return (
    <>
      <Tabella
        className="riconcilia-righe"
        didascalia={t('riconcilia.righeConfrontate')}
        colonne={[t('riconcilia.esito'), ...usati.map(({ intestazione }) => intestazione), t('riconcilia.spiegazione')]}
      >
        {righe.edges.map(({ node }) => (
          <tr key={node.id}>
            <th scope="row">
              {t(`esito.${node.esito}`)}
              {node.doppioDi && <span className="descrizione">{t(`doppio.${node.doppioDi}`)}</span>}
              {node.rigaDelFile !== null && (
                <span className="descrizione">{t('riconcilia.rigaDelFile', { riga: node.rigaDelFile })}</span>
              )}
            </th>
            {usati.map(({ campo, intestazione }) => (
              <td key={campo} data-colonna={intestazione}>
                <DueValori riga={node} campo={campo} />
              </td>
            ))}
            <td data-colonna={t('riconcilia.spiegazione')}>
              <Detta riga={node} onSpiega={() => setSpiega(node)} />
            </td>
          </tr>
        ))}
      </Tabella>
      {spiega && (
        <Spiega
          riconciliazioneId={riconciliazione.id}
          riga={spiega}
          onChiudi={() => setSpiega(null)}
          rileggi={rileggi}
        />
      )}
    </>
  );
}

function DueValori({ riga, campo }: { riga: Riga; campo: string }) {
  const t = useTesto();
  const found = riga.valori.find((one) => one.campo === campo);
  if (!found) return null;
  const { nostro, loro, diverso, scrittoDiversamente } = found;
  if (!diverso && !scrittoDiversamente) return <>{nostro ?? loro ?? ''}</>;
  return (
    <dl className={diverso ? 'due-valori due-valori-diversi' : 'due-valori'}>
      <dt>{t('riconcilia.noi')}</dt>
      <dd>{nostro || t('riconcilia.vuoto')}</dd>
      <dt>{t('riconcilia.esportazione')}</dt>
      <dd>{loro || t('riconcilia.vuoto')}</dd>
      {scrittoDiversamente && <dd className="descrizione">{t('riconcilia.stessoSignificato')}</dd>}
    </dl>
  );
}

function Detta({ riga, onSpiega }: { riga: Riga; onSpiega: () => void }) {
  const t = useTesto();
  if (riga.esito === 'uguale') return null;
  const { spiegazione } = riga;
  return (
    <>
      {spiegazione && (
        <p className="mb-1">
          {spiegazione.nota ?? t('riconcilia.notaCancellata')}
          <span className="descrizione">
            {t(spiegazione.valeAncora ? 'riconcilia.dettaDa' : 'riconcilia.dettaPrima', { autore: spiegazione.autore })}
          </span>
        </p>
      )}
      <Bottone
        tono="outline-primary"
        size="xs"
        className="non-stampare"
        aria-label={t('riconcilia.spiegaRiga', { numero: riga.numero + 1 })}
        onClick={onSpiega}
      >
        {t(spiegazione ? 'riconcilia.cambiaSpiegazione' : 'riconcilia.spiega')}
      </Bottone>
    </>
  );
}

interface SpiegaProps {
  readonly riconciliazioneId: string;
  readonly riga: Riga;
  readonly onChiudi: () => void;
  readonly rileggi: () => void;
}

function Spiega({ riconciliazioneId, riga, onChiudi, rileggi }: SpiegaProps) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const comando = useComando('spiegaRiga');
  const [nota, setNota] = useState(riga.spiegazione?.nota ?? '');
  const salva = async () => {
    if (!(await comando.esegui({ riconciliazioneId, riga: riga.numero, nota: nota.trim() }))) return;
    onChiudi();
    rileggi();
    avvisa({ testo: t('riconcilia.spiegata') });
  };
  return (
    <DialogoForm
      titolo={t('riconcilia.spiegaRiga', { numero: riga.numero + 1 })}
      salva={t('riconcilia.spiega')}
      comando={comando}
      onSalva={() => void salva()}
      onChiudi={onChiudi}
    >
      <CampoArea
        etichetta={t('riconcilia.spiegazione')}
        aiuto={t('riconcilia.spiegazioneAiuto')}
        required
        maxLength={2000}
        value={nota}
        onChange={setNota}
      />
    </DialogoForm>
  );
}
