import { useTesto } from '../../messages/index.js';
import type { Confronto, Differenza, Modello } from './programmi.queries.js';
import { useParoleProgrammi } from './useParoleProgrammi.js';

/** What a difference speaks of, and its values, in words instead of the codes of the template. */
export function useNomiDelleDifferenze({ da, a }: Confronto) {
  const t = useTesto();
  const { parola, quota } = useParoleProgrammi();
  // The newer words first: what is there in both is called as it is now.
  const modelli = [a.modello, da.modello];
  const lista = (codice: string) => primo(modelli, ({ liste }) => liste.find((una) => una.codice === codice));
  const attestazione = (codice: string) =>
    primo(modelli, ({ attestazioni }) => attestazioni.find((una) => una.codice === codice))?.titolo ?? codice;

  const oggetto = ({ parte, oggetto: nome, campo }: Differenza): string => {
    const [primaParte = '', seconda] = nome.split('/');
    switch (parte) {
      case 'documenti':
        return `${parola('tipoSpesa', primaParte)}: ${parola('tipoDocumento', seconda ?? '')}`;
      case 'liste': {
        const titolo = lista(primaParte)?.titolo ?? primaParte;
        return seconda === undefined ? titolo : `${titolo}, ${seconda}`;
      }
      case 'attestazioni':
        return attestazione(primaParte);
      case 'trasferimenti':
        return parola('tipoTrasferimento', primaParte);
      default:
        // The procedure as a whole: its fields are what is spoken of.
        return parola('campoModello', campo ?? parte);
    }
  };

  const valore = ({ parte, campo }: Differenza, uno: string): string => {
    if (parte === 'trasferimenti' && (campo === null || campo === 'massimoCumulato' || campo === 'sogliaSpesa'))
      return quota(Number(uno));
    const prefisso = PREFISSI[campo ?? parte];
    if (campo === 'attestazioni') return attestazione(uno);
    return prefisso === undefined ? uno : parola(prefisso, uno);
  };

  const valori = (differenza: Differenza, tutti: readonly string[]): string => {
    if (tutti.length > 0) return tutti.map((uno) => valore(differenza, uno)).join(', ');
    const { parte, campo } = differenza;
    if (parte === 'trasferimenti' && (campo === 'massimoCumulato' || campo === null)) return t('modello.massimoIntero');
    return t('modello.sogliaNessuna');
  };

  return { oggetto, valori };
}

/** Under which prefix the words of a field stand; the others are texts themselves. */
const PREFISSI: Readonly<Record<string, string>> = {
  ...{ documenti: 'modello.quando', quando: 'modello.quando', firmatari: 'firmatario', richiede: 'requisito' },
  ...{ cadenza: 'modello.cadenza', per: 'modello.per', tipo: 'valoreModello', obbligatoria: 'valoreModello' },
  prodottaDa: 'valoreModello',
};

function primo<T>(modelli: readonly Modello[], cerca: (modello: Modello) => T | undefined): T | undefined {
  return modelli.map(cerca).find((uno) => uno !== undefined);
}
