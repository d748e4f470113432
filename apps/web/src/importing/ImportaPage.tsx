export function ImportaPage() {
  return null;
}
