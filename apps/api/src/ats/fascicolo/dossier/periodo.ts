/** The months of a dossier, in words. */
export function periodoDetto(dal: string | undefined, al: string | undefined): string {
  if (dal === undefined && al === undefined) return 'tutti i mesi';
  if (dal === al) return `mese ${dal}`;
  return [dal === undefined ? '' : `dal ${dal}`, al === undefined ? '' : `al ${al}`].filter(Boolean).join(' ');
}
