import { useRef, useState, type DragEvent } from 'react';

import { Bottone } from '../../ui/Bottone.js';
import { Icona } from '../../ui/Icona.js';

interface Props {
  readonly parole: { readonly trascina: string; readonly scegli: string; readonly formati: string };
  readonly accept: string;
  readonly molti?: boolean;
  readonly occupato: boolean;
  readonly onScelti: (files: readonly File[]) => void;
}

/** Where files are dropped or chosen. */
export function Rilascio({ parole, accept, molti = false, occupato, onScelti }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [sopra, setSopra] = useState(false);
  const scelti = (files: FileList | null) => {
    const all = [...(files ?? [])];
    if (all.length > 0 && !occupato) onScelti(molti ? all : all.slice(0, 1));
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setSopra(false);
    scelti(event.dataTransfer.files);
  };
  return (
    <div
      className={`rilascio non-stampare ${sopra ? 'rilascio-sopra' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setSopra(true);
      }}
      onDragLeave={() => setSopra(false)}
      onDrop={onDrop}
    >
      <Icona nome="carica" className="icon-lg" />
      <p className="mb-2">{parole.trascina}</p>
      <input
        ref={input}
        hidden
        type="file"
        accept={accept}
        multiple={molti}
        onChange={(event) => {
          scelti(event.target.files);
          event.target.value = '';
        }}
      />
      <Bottone occupato={occupato} onClick={() => input.current?.click()}>
        {parole.scegli}
      </Bottone>
      <p className="descrizione">{parole.formati}</p>
    </div>
  );
}
