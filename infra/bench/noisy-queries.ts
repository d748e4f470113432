/** The questions that the pages ask, of about the weight that they have there. */
const MOMENTO = 'momento { scope posizione attuale }';
const PIANO = `id titolo dal al stato ricostruito atto { organo numero data } variazioneAperta revisione
  tappe { tipo posizione variazioneId atto { organo numero data } }`;

const PIANI = `query ($scope: ID!) { piani(scope: $scope, first: 50) { ${MOMENTO} edges { node { ${PIANO} } } } }`;
const CENTRI = 'query ($scope: ID!) { centri(scope: $scope) { centri { id codice denominazione } } }';
const ALBERO = `query ($scope: ID!, $id: ID!) { albero(scope: $scope, pianoId: $id) { ${MOMENTO} piano { ${PIANO} }
  rami { centro { id codice denominazione } obiettivi { id numero titolo centri areaStrategica
    quanteAttivita quantiIndicatori attivitaConEsito indicatoriConValore conRelazione revisione } } } }`;
const OBIETTIVO = `query ($scope: ID!, $id: ID!) { obiettivo(scope: $scope, obiettivoId: $id) { ${MOMENTO} id numero titolo
  piano { ${PIANO} } centri { id codice denominazione } finalita descrizione attivita { id testo }
  indicatori { id nome atteso { originale } } consuntivi { id anno revisione attivita { attivitaId } } revisione } }`;
const STORIA = `query ($scope: ID!, $id: ID!) { storia(scope: $scope, oggettoId: $id, first: 50) {
  edges { cursor node { posizione } } } }`;

type Ask = (query: string, variables: object) => Promise<Record<string, never>>;
export type Question = readonly [query: string, variables: object];

/** What somebody at work asks, on the largest plan of the scope: each as often as it is met. */
export async function questionsOf(scope: string, ask: Ask): Promise<readonly Question[]> {
  interface Found {
    piani: { edges: { node: { id: string } }[] };
    albero: { rami: { obiettivi: { id: string }[] }[] };
  }
  const { piani } = (await ask(PIANI, { scope })) as unknown as Found;
  let largest: { id: string; obiettivi: string[] } = { id: '', obiettivi: [] };
  for (const { node } of piani.edges) {
    const { albero } = (await ask(ALBERO, { scope, id: node.id })) as unknown as Found;
    const obiettivi = [...new Set(albero.rami.flatMap((ramo) => ramo.obiettivi.map(({ id }) => id)))];
    if (obiettivi.length >= largest.obiettivi.length) largest = { id: node.id, obiettivi };
  }
  const { id, obiettivi } = largest;
  const some = obiettivi.slice(0, 6);
  return [
    ['{ io { nome } }', {}],
    [PIANI, { scope }],
    [CENTRI, { scope }],
    [ALBERO, { scope, id }],
    ...some.map((one): Question => [OBIETTIVO, { scope, id: one }]),
    [STORIA, { scope, id }],
    [ALBERO, { scope, id }],
    ...some.slice(0, 2).map((one): Question => [STORIA, { scope, id: one }]),
  ];
}

/** The heaviest of them, for who wants to do harm. */
export const floodOf = (questions: readonly Question[]): readonly Question[] =>
  questions.filter(([query]) => query === ALBERO || query === OBIETTIVO);
