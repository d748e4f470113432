import { useQuery } from '@apollo/client/react';
import { useDeferredValue } from 'react';

import { useTesto } from '../../messages/index.js';
import { useScope } from '../../shell/scope.js';
import { CampoTesto } from '../../ui/Campo.js';
import { VERIFICA_CODICI, type CodiceVerificato } from './spese.queries.js';

interface Props {
  readonly codice: CodiceVerificato;
  readonly required?: boolean;
  readonly value: string;
  readonly onChange: (codice: string) => void;
}

/** The fewest characters of which it makes sense to ask: before, one is still typing. */
const INTERO: Readonly<Record<CodiceVerificato, number>> = {
  ...{ cup: 15, cig: 10, partitaIva: 11, codiceFiscale: 11, iban: 15 },
};

/** A code, checked by its real rules while it is typed: the platform has them, no screen repeats them. */
export function CampoCodice({ codice, required = false, value, onChange }: Props) {
  const t = useTesto();
  const { scope } = useScope();
  const scritto = useDeferredValue(value.replace(/\s/g, ''));
  const { data, loading } = useQuery(VERIFICA_CODICI, {
    variables: { scope, [codice]: scritto },
    skip: scritto.length < INTERO[codice],
    fetchPolicy: 'cache-first',
  });
  const esito = scritto.length < INTERO[codice] || loading ? null : (data?.verificaCodici[codice] ?? null);
  return (
    <CampoTesto
      etichetta={t(`spesa.${codice}`)}
      required={required}
      maxLength={60}
      autoCapitalize="characters"
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={onChange}
      aiuto={
        <span role="status" className={esito === false ? 'campo-errore' : ''}>
          {esito === null ? '' : t(esito ? 'spesa.valido' : 'spesa.nonValido')}
        </span>
      }
    />
  );
}
