import { useSearchParams } from 'react-router';

/** What the address filters by, beside the moment: it can be sent to somebody, and the way back finds it. */
export function useFiltri<N extends string>(nomi: readonly N[]) {
  const [cerca, setCerca] = useSearchParams();
  const filtri = Object.fromEntries(nomi.map((nome) => [nome, cerca.get(nome) ?? ''])) as Readonly<Record<N, string>>;
  const scegli = (nome: N, valore: string) =>
    setCerca(
      (prima) => {
        const dopo = new URLSearchParams(prima);
        if (valore === '') dopo.delete(nome);
        else dopo.set(nome, valore);
        return dopo;
      },
      { replace: true },
    );
  return { filtri, scegli };
}
