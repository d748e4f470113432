import { useTesto } from '../../messages/index.js';
import { avanzamentoOf } from '../avanzamento.js';
import { gruppiOf } from '../filtro.js';
import type { ObiettivoSintesi, Piano, ProgettoPeg, RamoCentro } from '../planning.types.js';
import { AzioniProgettoPeg } from '../progetto-peg/AzioniProgettoPeg.js';
import { Foglia } from './Foglia.js';
import { Misura } from './Misura.js';
import { Ramo } from './Ramo.js';

interface Props {
  readonly piano: Piano;
  readonly ramo: RamoCentro;
  readonly aperto: (nodo: string) => boolean;
  readonly alterna: (nodo: string) => void;
}

/** A centro with its projects; objectives that hang on none of them stand beside. */
export function Centro({ piano, ramo, aperto, alterna }: Props) {
  const t = useTesto();
  const { centro, obiettivi } = ramo;
  const { conObiettivi, senzaObiettivi, sciolti } = gruppiOf(ramo);
  const nodeOf = (id: string) => `${centro.id}/${id}`;
  const progetto = (each: ProgettoPeg, own: readonly ObiettivoSintesi[]) => (
    <Ramo
      key={each.id}
      livello="progetto"
      titolo={
        <>
          {each.codice && <span className="codice">{each.codice}</span>} {each.nome}
        </>
      }
      aperto={aperto(nodeOf(each.id))}
      alterna={() => alterna(nodeOf(each.id))}
      accanto={t('albero.obiettivi', { quanti: own.length })}
      azioni={<AzioniProgettoPeg piano={piano} progetto={each} />}
    >
      {each.servizi.length > 0 && (
        <li className="ramo-servizi">{t('albero.servizi', { servizi: each.servizi.join(', ') })}</li>
      )}
      {own.map((obiettivo) => (
        <Foglia key={obiettivo.id} piano={piano} obiettivo={obiettivo} centroId={centro.id} />
      ))}
    </Ramo>
  );
  return (
    <Ramo
      livello="centro"
      titolo={
        <>
          {centro.denominazione} <span className="codice">{centro.codice}</span>
        </>
      }
      aperto={aperto(centro.id)}
      alterna={() => alterna(centro.id)}
      accanto={<Misura piano={piano} quanto={avanzamentoOf(obiettivi)} quanti={obiettivi.length} />}
    >
      {sciolti.map((obiettivo) => (
        <Foglia key={obiettivo.id} piano={piano} obiettivo={obiettivo} centroId={centro.id} />
      ))}
      {conObiettivi.map(({ progetto: each, obiettivi: own }) => progetto(each, own))}
      {senzaObiettivi.map((each) => progetto(each, []))}
    </Ramo>
  );
}
