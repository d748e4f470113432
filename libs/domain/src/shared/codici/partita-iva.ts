/** True for a partita IVA: 11 digits, the last one by Luhn's rule. The zeros that would pass it name nobody. */
export function isPartitaIva(codice: string): boolean {
  if (!/^\d{11}$/.test(codice) || codice.startsWith('0000000')) return false;
  const sum = [...codice].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
