import type { Lexicon } from './lexicon.js';
import type { Line } from './lines.js';

// The first names that most Italians bear; a document names few people and these catch nearly all of them.
const FIRST_NAMES = new Set(
  (
    'Alberto Alessandra Alessandro Alessia Alessio Alice Andrea Angela Angelo Anna Annalisa Antonella Antonio Arianna Barbara Beatrice Bruno Carla Carlo ' +
    'Carmela Carmen Caterina Chiara Cinzia Claudia Claudio Corrado Cristian Cristiana Cristina Daniela Daniele Dario Davide Debora Diego Domenico Donatella ' +
    'Elena Eleonora Elisa Elisabetta Emanuela Emanuele Emilia Emilio Enrica Enrico Enzo Erica Erika Ernesto Ester Ettore Eugenio Fabio Fabrizio Fabiola ' +
    'Federica Federico Ferdinando Filippo Flavia Flavio Francesca Francesco Franca Franco Gabriella Gabriele Gaia Gianfranco Gianluca Gianni Giacomo Giada Giancarlo ' +
    'Giorgia Giorgio Giovanna Giovanni Giulia Giuliana Giuliano Giulio Giuseppe Giuseppina Grazia Graziella Guido Ilaria Irene Isabella Ivan Ivana Jessica ' +
    'Katia Lara Laura Leonardo Letizia Lidia Liliana Livio Lorenza Lorenzo Loredana Luca Lucia Luciana Luciano Luigi Luigia Luisa Manuel Manuela Mara ' +
    'Marcella Marcello Marco Margherita Maria Mariangela Mariella Marilena Marina Mario Marisa Marta Martina Massimiliano Massimo Matteo Maura Maurizio ' +
    'Mauro Michela Michele Milena Mirella Miriam Monica Morena Nadia Nicola Nicoletta Norma Olga Ornella Oscar Paola Paolo Pasquale Patrizia Piera Piero ' +
    'Pietro Raffaele Raffaella Renata Renato Riccardo Rita Roberta Roberto Rocco Romina Rosa Rosanna Rosario Rossella Sabrina Salvatore Samuele Sandra Sandro ' +
    'Sara Serena Sergio Silvana Silvia Silvio Simona Simone Sofia Sonia Stefania Stefano Susanna Teresa Tiziana Tiziano Tommaso Umberto Ursula Valentina ' +
    'Valeria Valerio Vanessa Vera Veronica Vincenzo Virginia Vito Vittoria Vittorio Viviana Walter'
  ).split(' '),
);
// Before these words a person's name is a place's or a body's.
const PLACE =
  /(?:\b(?:san|santa|santo|sant['’]|s\.|ss\.|via|viale|piazza|piazzale|corso|largo|villa|casa|istituto|scuola|liceo|fondazione|associazione|cooperativa|coop\.?|parrocchia|ospedale|comunit[aà]|residenza|rsa|centro|borgo|cascina|teatro|biblioteca|compagnia|opera|legge|decreto|riforma|comune di|citt[aà] di|progetto|gruppo)\s{0,2}["“«']?)$/i;
const NOT_SURNAME = new Set(
  (
    'Area Aree Servizio Servizi Consorzio Direzione Direttore Ufficio Territoriale Territoriali Sociale Sociali Minori Adulti Anziani Disabili Comune Comuni Regione ' +
    'Provincia Piano Progetto Centro Cooperativa Assemblea Presidente Responsabile Famiglie Piemonte Torino Italia Ausiliatrice Unità Operativa Operatore Distretto ' +
    'Inclusione Reti Finanziaria Amministrativa Professionale Educatore Asl Inps Segretario Nucleo Organo Gennaio Febbraio Marzo Aprile Maggio Giugno Luglio Agosto ' +
    'Settembre Ottobre Novembre Dicembre Emanuele'
  ).split(' '),
);
// Two letters with points that are abbreviations of offices and laws.
const ABBREVIATIONS = new Set(
  (
    'PO UO AS OS PA DL LR DM DG DD CD CC CA CU GU SS SA SO OO AA PS PI PU PG PE PN PR RD RU RP EE GG CP CF IV UE EU CE NB SR CI DU VV AP AD ED OP SC TD TI SP SN LL FF RR ' +
    'CS LA IC IE TO MI RM NA BO AT CN AL VC BI NO VB SG PL PT QC RC TU TV UV UM UT US ES AC BC CR MEF IO'
  ).split(' '),
);

/** A line that seems to name a person, and by what sign. The name itself is never repeated. */
export interface PersonSign {
  line: number;
  sign: 'titolo davanti a un nome' | 'iniziali' | 'ruolo e nome' | 'nome e cognome';
}

const UPPER = "\\p{Lu}(?:[\\p{L}]*['’]\\p{Lu})?[\\p{L}]{1,20}";
const HONORIFIC = new RegExp(
  `(?<![\\p{L}\\d])(?:Dott\\.?\\s?(?:ssa|sse|ri)|Dott\\.|dott\\.?(?:ssa)?|Dr\\.?(?:ssa)?|Sig\\.?(?:ra|na|ri|re)?|sig\\.?(?:ra|na)?|Signor[ae]?|signor[ae]?|Avv\\.|avv\\.|Ing\\.|Arch\\.|Prof\\.?(?:ssa)?|prof\\.(?:ssa)?|Rag\\.|Geom\\.)\\s{1,3}((?:\\p{Lu}\\.\\s?){1,2}(?:${UPPER})?|${UPPER}(?:\\s${UPPER})?)`,
  'gu',
);
const SOCIAL_WORKER = new RegExp(
  `(?<![\\p{L}\\d.])(?:A\\.\\s?S\\.|Ass\\.\\s?Soc\\.|ass\\.\\s?soc\\.|[Aa]ssistente [Ss]ociale)\\s(${UPPER})(?:\\s(${UPPER}))?`,
  'gu',
);
const CASE =
  /(?<![\p{L}])(?:minor[ei]|collega|colleghi|colleghe|utent[ei]|bambin[oai]|ragazz[oai]|anzian[oa]|nucleo|famiglia|caso|madre|padre|figli[oa]|operator[ei]|operatrice|dipendent[ei]|assistente sociale|educat(?:ore|rice)|disabile|paziente|ospite|coniug[ei]|fratell[oi]|sorell[ae]|nonn[oai]|situazione di|favore di|signor[ae]?|sig\.(?:ra)?)\s((?:\p{Lu}\.\s?){2}(?!\s?\p{Lu}\.)|\p{Lu}{2}(?![\p{L}\d.]))/gu;
const BARE_INITIALS = /(?<![\p{L}\d.'’"-])(\p{Lu})\.\s?(\p{Lu})\.(?![\p{L}\d]|\s?\p{Lu}\.|\s?\d|\s\p{Lu})/gu;
const ROLE = new RegExp(
  `(?<![\\p{L}])(?:DIRETTORE|DIRETTRICE|[Dd]irettore|[Dd]irettrice|RESPONSABILE|[Rr]esponsabile|PRESIDENTE|[Pp]residente|SEGRETARI[OA]|[Ss]egretari[oa]|COORDINAT(?:ORE|RICE)|[Cc]oordinat(?:ore|rice)|[Rr]evisore|REVISORE|[Ee]ducat(?:ore|rice)|RUP|DPO)\\s{0,2}[:,–-]?\\s{1,2}(${UPPER})\\s(${UPPER})`,
  'gu',
);
const FULL_NAME = new RegExp(`(?<![\\p{L}\\d"“«.])(${UPPER})\\s(${UPPER})(?!\\p{L})`, 'gu');

const capitalised = (word: string): string => word[0]!.toUpperCase() + word.slice(1).toLowerCase();

/**
 * Lines that seem to name a person: an honorific or a role before a name, the initials of a case, a common first name before a
 * surname. Places, bodies, laws and words that the document also writes in lower case are not names.
 */
export function findPersons(lines: readonly Line[], lexicon: Lexicon): PersonSign[] {
  const isSurname = (word: string): boolean =>
    !NOT_SURNAME.has(capitalised(word)) && !lexicon.isCommonNoun(word) && word.length > 2;
  const isFirst = (word: string): boolean => FIRST_NAMES.has(capitalised(word));
  const found: PersonSign[] = [];
  const seen = new Set<string>();
  for (const { number, text } of lines) {
    const sign = signIn(text);
    if (!sign || seen.has(`${number}|${sign}`)) continue;
    seen.add(`${number}|${sign}`);
    found.push({ line: number, sign });
  }
  return found;

  function signIn(text: string): PersonSign['sign'] | null {
    for (const match of text.matchAll(HONORIFIC)) {
      const name = match[1]!.trim();
      const first = name.split(/\s/)[0]!;
      if (/^\p{Lu}\./u.test(name) || isFirst(first) || isSurname(first)) return 'titolo davanti a un nome';
    }
    for (const match of text.matchAll(SOCIAL_WORKER)) {
      if (isFirst(match[1]!) || (isSurname(match[1]!) && (match[2] === undefined || isSurname(match[2]))))
        return 'titolo davanti a un nome';
    }
    for (const match of text.matchAll(ROLE)) if (isFirst(match[1]!) && isSurname(match[2]!)) return 'ruolo e nome';
    for (const match of text.matchAll(CASE)) {
      const initials = match[1]!.replace(/[^\p{L}]/gu, '');
      if (match[1]!.includes('.') ? !OFFICE.has(initials) : false) return 'iniziali';
    }
    for (const match of text.matchAll(BARE_INITIALS)) {
      if (!ABBREVIATIONS.has(match[1]! + match[2]!)) return 'iniziali';
    }
    for (const match of text.matchAll(FULL_NAME)) {
      const [first, last] = [match[1]!, match[2]!];
      const before = text.slice(Math.max(0, match.index - 24), match.index);
      if (PLACE.test(before)) continue;
      if (isFirst(first) && isSurname(last) && !isFirst(last)) return 'nome e cognome';
      if (isFirst(last) && isSurname(first) && !isFirst(first) && text.trim() === match[0].trim())
        return 'nome e cognome';
    }
    return null;
  }
}

// After `collega`, `operatore`, `minore` these two letters are still an office and not initials.
const OFFICE = new Set(['PO', 'UO', 'OS', 'AS', 'PA', 'RP']);
