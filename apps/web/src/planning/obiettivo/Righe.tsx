import { useRef } from 'react';

import { useTesto } from '../../messages/index.js';
import { Bottone } from '../../ui/Bottone.js';
import { CampoArea, CampoTesto } from '../../ui/Campo.js';

interface CampoDiRiga<Riga> {
  readonly nome: keyof Riga & string;
  readonly etichetta: string;
  readonly massimo: number;
  readonly area?: boolean;
  readonly aiuto?: string;
  readonly obbligatorio?: (riga: Riga) => boolean;
}

interface Props<Riga> {
  readonly titolo: string;
  /** How one row is called: "Attività 3". */
  readonly singolare: (numero: number) => string;
  readonly aggiungi: string;
  readonly campi: readonly CampoDiRiga<Riga>[];
  readonly righe: readonly Riga[];
  readonly vuota: Riga;
  readonly onChange: (righe: readonly Riga[]) => void;
}

/** The rows of a sheet: written, added, removed, put in another order. Each is a group with its own name. */
export function Righe<Riga extends object>({
  titolo,
  singolare,
  aggiungi,
  campi,
  righe,
  vuota,
  onChange,
}: Props<Riga>) {
  const t = useTesto();
  const list = useRef<HTMLOListElement>(null);
  const focusRow = (index: number) => {
    requestAnimationFrame(() => {
      const row = list.current?.querySelectorAll<HTMLElement>(':scope > li').item(index);
      row?.querySelector<HTMLElement>('input, textarea')?.focus();
    });
  };
  const sposta = (da: number, a: number) => {
    const next = [...righe];
    next.splice(a, 0, ...next.splice(da, 1));
    onChange(next);
    focusRow(a);
  };
  return (
    <fieldset className="righe">
      <legend className="h5">{titolo}</legend>
      <ol ref={list}>
        {righe.map((riga, index) => (
          <li key={index}>
            <div role="group" aria-label={singolare(index + 1)} className="riga">
              <p className="riga-nome">{singolare(index + 1)}</p>
              <div className="riga-campi">
                {campi.map(({ nome, etichetta, massimo, area, aiuto, obbligatorio }) => {
                  const Campo = area ? CampoArea : CampoTesto;
                  return (
                    <Campo
                      key={nome}
                      className={area ? 'campo-intero' : ''}
                      etichetta={etichetta}
                      aiuto={aiuto}
                      maxLength={massimo}
                      required={obbligatorio?.(riga) ?? false}
                      value={String(riga[nome] ?? '')}
                      onChange={(valore) =>
                        onChange(righe.map((each, i) => (i === index ? { ...each, [nome]: valore } : each)))
                      }
                    />
                  );
                })}
              </div>
              <div className="riga-azioni">
                <Bottone tono="link" size="xs" disabled={index === 0} onClick={() => sposta(index, index - 1)}>
                  {t('righe.su')}
                  <span className="visually-hidden"> {singolare(index + 1)}</span>
                </Bottone>
                <Bottone
                  tono="link"
                  size="xs"
                  disabled={index === righe.length - 1}
                  onClick={() => sposta(index, index + 1)}
                >
                  {t('righe.giu')}
                  <span className="visually-hidden"> {singolare(index + 1)}</span>
                </Bottone>
                <Bottone tono="link" size="xs" onClick={() => onChange(righe.filter((_, i) => i !== index))}>
                  {t('righe.togli')}
                  <span className="visually-hidden"> {singolare(index + 1)}</span>
                </Bottone>
              </div>
            </div>
          </li>
        ))}
      </ol>
      <Bottone
        tono="outline-primary"
        size="sm"
        onClick={() => {
          onChange([...righe, vuota]);
          focusRow(righe.length);
        }}
      >
        {aggiungi}
      </Bottone>
    </fieldset>
  );
}
