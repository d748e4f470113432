export function ImportazioniPage() {
  return null;
}
