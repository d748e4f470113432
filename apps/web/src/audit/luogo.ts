/** What an event or a difference is about, as far as it is known. */
interface Cosa {
  readonly tipo: string;
  readonly id: string;
  readonly pianoId: string | null;
  readonly obiettivoId: string | null;
}

/** The page on which a thing is read, without the scope before it; null for what has none of its own. */
export function paginaDi({ tipo, id, pianoId, obiettivoId }: Cosa): string | null {
  if (obiettivoId) return `obiettivi/${obiettivoId}`;
  switch (tipo) {
    case 'Variazione':
    case 'variazioni':
      return pianoId && `piani/${pianoId}/variazioni/${id}`;
    case 'CentroDiResponsabilita':
    case 'centri':
      return 'centri';
    case 'Accessi':
    case 'accessi':
      return 'persone';
    case 'Importazione':
    case 'importazioni':
      return 'importazioni';
    default:
      return pianoId && `piani/${pianoId}`;
  }
}
