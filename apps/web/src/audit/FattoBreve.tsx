import { useParola, useTesto } from '../messages/index.js';
import { useAtto } from '../planning/index.js';
import { Collegamento } from '../shell/Collegamento.js';
import { useScope } from '../shell/scope.js';
import { useDate } from '../ui/date.js';
import type { FattoDelRegistro } from './origine.queries.js';

/** An event in a line: what was done, by whom, when, by which act; the sentence leads to the event itself. */
export function FattoBreve({ fatto }: { fatto: FattoDelRegistro }) {
  const t = useTesto();
  const { scope } = useScope();
  return (
    <span className="fatto-breve">
      <Collegamento verso={`/${scope}/registro/${fatto.posizione}`}>{fatto.frase}</Collegamento>{' '}
      <ChiEQuando fatto={fatto} />
      <span className="visually-hidden"> {t('origine.posizione', { posizione: fatto.posizione })}</span>
    </span>
  );
}

/** Author, when it was recorded and, apart from it, from when it counts. */
export function ChiEQuando({ fatto }: { fatto: FattoDelRegistro }) {
  const t = useTesto();
  const parola = useParola();
  const date = useDate();
  const atto = useAtto();
  const vale = fatto.avvenutoIl.slice(0, 10);
  return (
    <span className="descrizione-in-riga">
      {t('origine.chi', {
        autore: fatto.autore,
        ruolo: parola('ruolo', fatto.ruolo),
        quando: date.istanteBreve(fatto.registratoIl),
      })}
      {fatto.atto
        ? ` ${t('storia.atto', { atto: atto(fatto.atto) })}`
        : vale !== fatto.registratoIl.slice(0, 10) && ` ${t('storia.valeDal', { giorno: date.giornoBreve(vale) })}`}
    </span>
  );
}

/** The events of some positions, in their order; those that are not among `fatti` are left out. */
export function Fatti({ posizioni, fatti }: { posizioni: readonly number[]; fatti: readonly FattoDelRegistro[] }) {
  const found = posizioni.flatMap((posizione) => fatti.filter((fatto) => fatto.posizione === posizione));
  return (
    <ul className="fatti">
      {found.map((fatto) => (
        <li key={fatto.posizione}>
          <FattoBreve fatto={fatto} />
        </li>
      ))}
    </ul>
  );
}
