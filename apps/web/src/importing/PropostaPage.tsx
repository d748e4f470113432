export function PropostaPage() {
  return null;
}
