import { useState } from 'react';

import { useTesto } from '../../messages/index.js';
import { CampoTesto } from '../../ui/Campo.js';
import { SceltaMultipla } from '../../ui/SceltaMultipla.js';

interface Props {
  readonly titolo: string;
  readonly voci: readonly { readonly id: string; readonly nome: string }[];
  readonly scelti: readonly string[];
  readonly onChange: (scelti: readonly string[]) => void;
}

/** From so many on a list is searched rather than read. */
const DA_CERCARE = 8;
const piatto = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Some of many, found by words of their names; what is chosen stays in sight whatever is searched for. */
export function SceltaConRicerca({ titolo, voci, scelti, onChange }: Props) {
  const t = useTesto();
  const [cercato, setCercato] = useState('');
  const parole = piatto(cercato).split(/\s+/).filter(Boolean);
  const viste = voci.filter(({ id, nome }) => scelti.includes(id) || parole.every((one) => piatto(nome).includes(one)));
  return (
    <>
      {voci.length >= DA_CERCARE && (
        <CampoTesto etichetta={t('revisori.cerca')} type="search" value={cercato} onChange={setCercato} />
      )}
      {viste.length > 0 && (
        <div className="scelta-lunga">
          <SceltaMultipla titolo={titolo} required voci={viste} scelti={scelti} onChange={onChange} />
        </div>
      )}
      <p className="descrizione" role="status">
        {t('revisori.trovati', { trovati: viste.length, scelti: scelti.length })}
      </p>
    </>
  );
}
