import { useState } from 'react';

import { Guasto } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { useAvvisa } from '../shell/avvisi.js';
import { Bottone } from '../ui/Bottone.js';
import { CampoTesto } from '../ui/Campo.js';
import { Modulo } from '../ui/Modulo.js';
import { cambiate, righeCambiate } from './correzioni.js';
import type { ObiettivoLetto } from './proposta.types.js';
import { RigheLette } from './RigheLette.js';
import { useCorreggi } from './useCorreggi.js';

interface Props {
  readonly propostaId: string;
  readonly indice: number;
  readonly obiettivo: ObiettivoLetto;
}

/** The fields that become the plan, to be put right; only what was changed is sent. */
export function CorreggiObiettivo({ propostaId, indice, obiettivo }: Props) {
  const t = useTesto();
  const avvisa = useAvvisa();
  const { correggi, errore, inCorso } = useCorreggi(propostaId);
  const [testa, setTesta] = useState(() => ({
    number: obiettivo.number ?? '',
    title: obiettivo.title ?? '',
    centroDiResponsabilita: obiettivo.centroDiResponsabilita ?? '',
  }));
  const [activities, setActivities] = useState(() =>
    obiettivo.activities.map(({ text, tempi, consuntivo }) => ({
      text,
      tempi: tempi ?? '',
      consuntivo: consuntivo ?? '',
    })),
  );
  const [indicators, setIndicators] = useState(() =>
    obiettivo.indicators.map(({ name, description, unit, target, actual }) => ({
      name: name ?? '',
      description: description ?? '',
      unit: unit ?? '',
      target: target ?? '',
      actual: actual ?? '',
    })),
  );
  const salva = async () => {
    const correzione = {
      indice,
      ...cambiate(obiettivo, testa),
      activities: righeCambiate(obiettivo.activities, activities),
      indicators: righeCambiate(obiettivo.indicators, indicators),
    };
    if (await correggi({ objectives: [correzione] })) avvisa({ testo: t('proposta.corretta') });
  };
  const campo = (nome: keyof typeof testa) => ({
    value: testa[nome],
    onChange: (valore: string) => setTesta({ ...testa, [nome]: valore }),
  });
  return (
    <Modulo className="mt-3" onInvia={() => void salva()}>
      <div className="campi-in-riga">
        <CampoTesto etichetta={t('obiettivo.numero')} maxLength={20} {...campo('number')} />
        <CampoTesto etichetta={t('consuntivo.centro')} maxLength={200} required {...campo('centroDiResponsabilita')} />
      </div>
      <CampoTesto etichetta={t('obiettivo.titolo')} required maxLength={2_000} {...campo('title')} />
      {activities.length > 0 && (
        <RigheLette
          titolo={t('obiettivo.attivita')}
          singolare={(numero) => t('obiettivo.attivitaN', { numero })}
          campi={{ text: t('attivita.testo'), tempi: t('attivita.tempi'), consuntivo: t('consuntivo.esito') }}
          righe={activities}
          onChange={setActivities}
        />
      )}
      {indicators.length > 0 && (
        <RigheLette
          titolo={t('obiettivo.indicatori')}
          singolare={(numero) => t('obiettivo.indicatoreN', { numero })}
          campi={{
            name: t('indicatore.nome'),
            description: t('indicatore.descrizione'),
            unit: t('indicatore.unita'),
            target: t('indicatore.atteso'),
            actual: t('consuntivo.valore'),
          }}
          righe={indicators}
          onChange={setIndicators}
        />
      )}
      {errore != null && <Guasto errore={errore} riprova={() => void salva()} />}
      <Bottone type="submit" size="sm" occupato={inCorso}>
        {t('proposta.salvaCorrezioni')}
      </Bottone>
    </Modulo>
  );
}
