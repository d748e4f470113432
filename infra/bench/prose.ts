const WORDS =
  `presa carico nuclei segnalati termini previsti progetto servizio educativa territoriale minori anziani famiglie
  domicilio assistenza incontri operatori scuole comuni distretto accordo convenzione verifica monitoraggio relazione
  trimestrale utenti percorso inserimento lavorativo sostegno genitori affido tutela disabili trasporto mensa centro
  diurno residenziale valutazione commissione graduatoria bando contributo economico emergenza abitativa sportello
  ascolto mediazione culturale formazione personale volontari associazioni rete prevenzione dipendenze salute mentale`
    .split(/\s+/)
    .filter(Boolean);

/** About `length` characters that compress as prose does, the same for the same number. */
export function prose(seed: number, length: number): string {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  let text = '';
  while (text.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += `${WORDS[(state >>> 8) % WORDS.length]} `;
  }
  return text.slice(0, length).trim();
}
