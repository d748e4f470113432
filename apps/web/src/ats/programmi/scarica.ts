/** Gives a text to the person as a file. */
export function scarica(nome: string, testo: string, tipo = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([testo], { type: tipo }));
  const link = document.createElement('a');
  link.href = url;
  link.download = nome;
  link.click();
  URL.revokeObjectURL(url);
}
