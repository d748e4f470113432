import { importDocument, type Proposal } from './index.js';

const read = (...lines: string[]): Proposal => importDocument(lines.join('\n'), { document: 'prova.txt' });
const codes = (proposal: Proposal): string[] => [...new Set(proposal.warnings.map(({ code }) => code))];
const refusal = (text: string, maxBytes?: number): string => {
  try {
    importDocument(text, { document: 'x', ...(maxBytes ? { maxBytes } : {}) });
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

const FRONT = ['# RELAZIONE SULLA PERFORMANCE 2031', '', 'Consorzio dei Servizi di Valle', ''];
const SHEET = [
  "CENTRO DI RESPONSABILITA': AREA ACCOGLIENZA",
  '2. Obiettivi di performance',
  'Obiettivo 1\tAprire uno sportello in ogni vallata',
  'Area strategica\tCittadinanza\tServizi interessati\tSegretariato',
  'Progetto PEG\tSportelli\tReti di collaborazione\t',
  'Descrizione obiettivo',
  'Gli abitanti delle vallate percorrono troppa strada.',
  'Modalità di attuazione\t\t',
  'Attività\tTempi\tConsuntivo',
  'Scelta dei locali con le amministrazioni\tAprile\tMaggio',
  'Arredo e apertura\tGiugno/ Settembre\tno',
  'Indicatori di risultato\t\t\t\t',
  'Indicatore\tDescrizione\tUnità misura\tValore atteso\tValore consuntivo',
  '\t\t\t2031\t2031',
  'Sportelli\tSportelli aperti al pubblico\tn.\t6\t5',
  'Reclami\tReclami scritti ricevuti\tn.\t< 3\tNessuno',
  'Report al 31/12/2031',
  'Cinque sportelli su sei lavorano; il sesto aspetta la linea telefonica.',
];
const only = (proposal: Proposal) => {
  expect(proposal.objectives).toHaveLength(1);
  return proposal.objectives[0]!;
};
const expected = {
  centroDiResponsabilita: 'AREA ACCOGLIENZA',
  number: '1',
  title: 'Aprire uno sportello in ogni vallata',
  activities: [
    { text: 'Scelta dei locali con le amministrazioni', tempi: 'Aprile', consuntivo: 'Maggio' },
    { text: 'Arredo e apertura', tempi: 'Giugno/ Settembre', consuntivo: 'no' },
  ],
  indicators: [
    { name: 'Sportelli', description: 'Sportelli aperti al pubblico', unit: 'n.', target: '6', actual: '5' },
    { name: 'Reclami', description: 'Reclami scritti ricevuti', unit: 'n.', target: '< 3', actual: 'Nessuno' },
  ],
};

describe('a sheet of a Relazione', () => {
  it('is read field by field, each with its line', () => {
    const proposal = read(...FRONT, ...SHEET);
    expect(proposal).toMatchObject({
      kind: 'relazione_performance',
      organization: 'Consorzio dei Servizi di Valle',
      year: 2031,
    });
    expect(only(proposal)).toMatchObject({
      ...expected,
      areaStrategica: 'Cittadinanza',
      servizi: 'Segretariato',
      pegProject: 'Sportelli',
      retiDiCollaborazione: null,
      description: 'Gli abitanti delle vallate percorrono troppa strada.',
      hasReport: true,
      report: 'Cinque sportelli su sei lavorano; il sesto aspetta la linea telefonica.',
      line: 7,
    });
    expect(only(proposal).activities.map(({ line }) => line)).toEqual([14, 15]);
    expect(only(proposal).indicators.map(({ line }) => line)).toEqual([19, 20]);
    expect(proposal.unread).toEqual([]);
  });

  it('has no report when only its heading is printed, as in a plan', () => {
    expect(only(read(...FRONT, ...SHEET.slice(0, -1)))).toMatchObject({ hasReport: false, report: null });
  });

  const variants: Record<string, (lines: string[]) => string[]> = {
    'pipes for tabs': (lines) =>
      lines.map((line) => (line.includes('\t') ? `| ${line.replaceAll('\t', ' | ')} |` : line)),
    'pipes and rules of a markdown table': (lines) =>
      lines.flatMap((line) => (line.includes('\t') ? [`|${line.replaceAll('\t', '|')}|`, '|---|---|'] : [line])),
    'two spaces for each tab': (lines) => lines.map((line) => line.replaceAll('\t', '  ')),
    'HTML rows and entities': (lines) =>
      lines.map((line) =>
        line.includes('\t')
          ? `<tr><td>${line.replaceAll('<', '&lt;').replaceAll('\t', '</td><td>').replaceAll('à', '&agrave;')}</td></tr>`
          : `<p>${line}</p>`,
      ),
    'capitals in the labels': (lines) =>
      lines.map((line) =>
        /^(?:Modalità|Indicator|Attività|Report|Obiettivo|Area)/.test(line)
          ? line.replace(/^[^\t]*/, (label) => label.toUpperCase())
          : line,
      ),
    'no trailing tabs, no blank lines': (lines) => lines.map((line) => line.trimEnd()).filter((line) => line !== ''),
    'blank lines between all lines': (lines) => lines.flatMap((line) => [line, '', '']),
    'an empty first column': (lines) => lines.map((line) => (line.includes('\t') ? `\t${line}` : line)),
    'page numbers and a repeated header in the tables': (lines) =>
      lines.flatMap((line) =>
        /^(?:Scelta|Sportelli\t)/.test(line)
          ? [
              line,
              '',
              'Pag. 3 di 9',
              '',
              lines.find((other) => other.startsWith(line.startsWith('Scelta') ? 'Attività' : 'Indicatore\t'))!,
            ]
          : [line],
      ),
    'headings and tables without their labels': (lines) =>
      lines.filter((line) => !/^(?:Modalità di|Indicatori di)/.test(line)),
    'tables without their headings': (lines) =>
      lines.filter((line) => !/^(?:Attività\t|Indicatore\t|\t\t\t2031)/.test(line)),
    'labels misspelt by an OCR': (lines) =>
      lines.map((line) =>
        line
          .replace(/^CENTRO DI R/, 'CENTRO Dl R')
          .replace('Obiettivi di performance', 'Obiettivi di perfor rnance')
          .replace('Valore atteso', 'Va1ore atteso')
          .replace('Modalità di', 'Modalitä di')
          .replace('Indicatori di', 'lndicatori di'),
      ),
    'labels run together with their values': (lines) =>
      lines.map((line) =>
        line.replace('Area strategica\t', 'Area strategica ').replace('Progetto PEG\t', 'Progetto PEG: '),
      ),
    'headings run together': (lines) => [
      `${lines[0]} **${lines[1]}** **Obiettivo 1**`,
      '',
      'Aprire uno sportello in ogni vallata',
      ...lines.slice(3),
    ],
    'headings run together without any mark': (lines) => [
      `${lines[0]}${lines[1]}Obiettivo 1`,
      'Aprire uno sportello in ogni vallata',
      ...lines.slice(3),
    ],
    'another column order': (lines) =>
      lines.map((line) => {
        const cells = line.split('\t');
        if (/^(?:Attività|Scelta|Arredo)/.test(line)) return [cells[1], cells[0], cells[2]].join('\t');
        if (cells.length === 5 && !line.startsWith('Indicatori'))
          return [cells[0], cells[1], cells[4], cells[3], cells[2]].join('\t');
        return line;
      }),
    'other words for the columns': (lines) =>
      lines.map((line) =>
        line
          .replace('Tempi', 'Scadenza')
          .replace('Valore atteso', 'Target')
          .replace('Valore consuntivo', 'Risultato raggiunto')
          .replace('Modalità di attuazione', 'Fasi di attuazione'),
      ),
    'a heading in two rows': (lines) =>
      lines.map((line) =>
        line
          .replace('Valore atteso\tValore consuntivo', 'Valore\tValore')
          .replace('\t\t\t2031\t2031', '\t\t\tatteso\tconsuntivo'),
      ),
    'columns nobody knows': (lines) =>
      lines.map((line) => {
        if (/^(?:Attività\t|Indicatore\t)/.test(line)) return `${line}\tPeso\tNote`;
        return /^(?:Scelta|Arredo|Sportelli\t|Reclami)/.test(line) ? `${line}\t30%\tfatta bene` : line;
      }),
  };
  for (const [name, change] of Object.entries(variants)) {
    it(`is the same with ${name}`, () => {
      expect(only(read(...FRONT, ...change(SHEET)))).toMatchObject(expected);
    });
  }

  it('keeps the cells of columns nobody knows', () => {
    const objective = only(read(...FRONT, ...variants['columns nobody knows']!(SHEET)));
    expect(objective.activities[0]!.altro).toEqual([
      { colonna: 'Peso', testo: '30%' },
      { colonna: 'Note', testo: 'fatta bene' },
    ]);
  });

  for (const heading of [
    'OBIETTIVO N. 1\tX',
    'Obiettivo n° 1 - X',
    '**Obiettivo 1**\tX',
    'Obiettivo 1: X',
    'Obiettivo 1\tObiettivo 1 X',
    'Scheda obiettivo n. 1\tX',
    '### Obiettivo 1 X',
    'Obiettivo\t1\tX',
    'Obiettivo 1\t\tX\t\t',
  ]) {
    it(`finds the heading ${JSON.stringify(heading)}`, () => {
      const lines = SHEET.map((line) =>
        line.startsWith('Obiettivo 1') ? heading.replace('X', 'Aprire uno sportello in ogni vallata') : line,
      );
      expect(only(read(...FRONT, ...lines))).toMatchObject(expected);
    });
  }

  it('takes the title from the line after the heading', () => {
    const lines = SHEET.flatMap((line) =>
      line.startsWith('Obiettivo 1') ? ['Obiettivo 1', '', 'Aprire uno sportello in ogni vallata'] : [line],
    );
    expect(only(read(...FRONT, ...lines))).toMatchObject(expected);
  });

  it('warns of a missing number, and of a missing heading', () => {
    const numberless = read(...FRONT, ...SHEET.map((line) => line.replace('Obiettivo 1\t', 'Obiettivo\t')));
    expect(only(numberless)).toMatchObject({ ...expected, number: null });
    expect(codes(numberless)).toContain('NUMERO_MANCANTE');
    const bare = read(...FRONT, ...SHEET.map((line) => line.replace('Obiettivo 1\t', '')));
    expect(only(bare)).toMatchObject({ ...expected, number: null });
  });
});

describe('damaged tables', () => {
  const sheet = (...rows: string[]): Proposal => read(...FRONT, ...SHEET.slice(0, 7), ...rows);

  it('puts together a row broken over two, with its time cut at the stroke', () => {
    const proposal = sheet(
      'Attività\tTempi\tConsuntivo',
      'Giornate di ascolto nelle\tGiugno/\tGiugno/',
      'scuole della vallata alta\tDicembre\tDicembre',
      'Chiusura\tDicembre\tno',
    );
    expect(only(proposal).activities).toMatchObject([
      {
        text: 'Giornate di ascolto nelle scuole della vallata alta',
        tempi: 'Giugno/ Dicembre',
        consuntivo: 'Giugno/ Dicembre',
      },
      { text: 'Chiusura' },
    ]);
    expect(codes(proposal)).toContain('RIGHE_UNITE');
  });

  it('divides a row that holds two, and leaves alone a cell that merely wraps', () => {
    const proposal = sheet(
      'Attività\tTempi',
      'Prima riunione<br>Seconda riunione\tMarzo<br>Aprile',
      'Visita agli uffici<br>di tutte le sedi\tMaggio/<br>Giugno',
    );
    expect(only(proposal).activities).toMatchObject([
      { text: 'Prima riunione', tempi: 'Marzo' },
      { text: 'Seconda riunione', tempi: 'Aprile' },
      { text: 'Visita agli uffici di tutte le sedi', tempi: 'Maggio/ Giugno' },
    ]);
  });

  it('finds values that stand one cell off their headings', () => {
    const proposal = sheet(
      '\tAttività\tTempi\tConsuntivo\t',
      'Bando per i volontari\t\t\tMarzo\tAprile',
      'Corso per i volontari\t\t\tMaggio\t/',
    );
    expect(only(proposal).activities).toMatchObject([
      { tempi: 'Marzo', consuntivo: 'Aprile' },
      { tempi: 'Maggio', consuntivo: '/' },
    ]);
    expect(codes(proposal)).toContain('RIGA_SPOSTATA');
  });

  it('takes two times out of the middle of a text', () => {
    expect(
      only(sheet('Attività\tTempi\tConsuntivo', 'Avvio di tirocini e di Giugno Luglio borse di lavoro\t\t')).activities,
    ).toMatchObject([{ text: 'Avvio di tirocini e di borse di lavoro', tempi: 'Giugno', consuntivo: 'Luglio' }]);
  });

  it('reads merged headings by the row of years under them', () => {
    const proposal = sheet(
      'Indicatore\tIndicatore Descrizione Unità\t\t\tValore consuntivo',
      '\t\tmisura\t2031\t2031',
      'Visite\tVisite a domicilio\tn.\t40\t38',
    );
    expect(only(proposal).indicators).toMatchObject([
      { name: 'Visite', description: 'Visite a domicilio', unit: 'n.', target: '40', actual: '38' },
    ]);
    expect(codes(proposal)).toContain('INTESTAZIONE_INCOMPLETA');
  });

  it('finds a heading cut over two cells, and drops a year that slipped among the values', () => {
    const proposal = sheet(
      'Indicatore\tDescrizione\tUnità misura\tValo\tre atteso\tValore consuntivo',
      'Visite\tVisite a domicilio\t\t\t40\t<b>2031</b>',
    );
    expect(only(proposal).indicators).toMatchObject([{ target: '40', actual: null }]);
    expect(codes(proposal)).toContain('ANNO_AL_POSTO_DEL_VALORE');
  });

  it('makes a row without values the group of those below', () => {
    const proposal = sheet(
      'Indicatore\tUnità misura\tValore atteso\tValore consuntivo',
      'n. Visite\t\t\t',
      'In valle\tn\t4\t5',
      'In città\tn\t6\t6',
    );
    expect(only(proposal).indicators).toMatchObject([
      { name: 'In valle', group: 'n. Visite' },
      { name: 'In città', group: 'n. Visite' },
    ]);
  });

  it('gives back to an indicator the end that slipped into the report', () => {
    const proposal = sheet(
      'Indicatore\tDescrizione\tUnità misura\tValore atteso\tValore consuntivo',
      'Regole\tScrittura di un testo utile alla\tSi/no\tSi\tNo',
      'Report',
      'La prima parte del lavoro è finita.',
      'gestione comune degli sportelli',
      'Si/no',
      'Si',
      'No',
      'La seconda comincia ora.',
    );
    expect(only(proposal)).toMatchObject({
      indicators: [{ description: 'Scrittura di un testo utile alla gestione comune degli sportelli' }],
      report: 'La prima parte del lavoro è finita.\nLa seconda comincia ora.',
    });
  });

  it('joins words that cell borders cut, when the document has them whole', () => {
    const lines = SHEET.map((line) =>
      line.startsWith('Obiettivo 1')
        ? 'Obiettivo 1\tAprire uno spor\ttello in ogni val\tlata'
        : line.replace('Gli abitanti delle vallate', 'Uno sportello per ogni vallata: gli abitanti'),
    );
    const proposal = read(...FRONT, ...lines, 'Lo sportello della vallata alta apre ora.');
    expect(only(proposal).title).toBe('Aprire uno sportello in ogni vallata');
    expect(codes(proposal)).toContain('TITOLO_RICOMPOSTO');
  });

  it('takes a report without heading from its place after the indicators, and rows that go on after it for rows', () => {
    const rows = [
      'Indicatore\tDescrizione\tUnità misura\tValore atteso\tValore consuntivo',
      'Visite\tVisite a domicilio\tn.\t40\t38',
    ];
    const proposal = sheet(
      ...rows,
      '',
      'Consorzio dei Servizi di Valle Relazione sulla performance 2031',
      '',
      'Incontri\tIncontri di équipe\tn.\t4\t4',
      '',
      'Il lavoro a domicilio è cresciuto ancora.',
    );
    expect(only(proposal)).toMatchObject({
      indicators: [{ name: 'Visite' }, { name: 'Incontri' }],
      report: 'Il lavoro a domicilio è cresciuto ancora.',
    });
    expect(codes(proposal)).toContain('REPORT_SENZA_TITOLO');
  });
});

describe('units, numbers and doubts', () => {
  const second = SHEET.slice(2).map((line) =>
    line.replace('Obiettivo 1\tAprire uno sportello in ogni vallata', 'Obiettivo 2\tRifare il sito'),
  );

  it('gives an objective the unit printed above the one before it, and says so', () => {
    const proposal = read(...FRONT, ...SHEET, ...second);
    expect(proposal.objectives.map(({ centroDiResponsabilita, number }) => [centroDiResponsabilita, number])).toEqual([
      ['AREA ACCOGLIENZA', '1'],
      ['AREA ACCOGLIENZA', '2'],
    ]);
    expect(codes(proposal)).toContain('CDR_EREDITATO');
  });

  it('does not carry the unit over into the next area', () => {
    const proposal = read(...FRONT, ...SHEET, '# 2. Vita di comunità', ...second);
    expect(proposal.objectives[1]!.centroDiResponsabilita).toBeNull();
    expect(codes(proposal)).toContain('CDR_MANCANTE');
  });

  it('warns of a number that a unit has twice, and keeps both', () => {
    const proposal = read(...FRONT, ...SHEET, ...second.map((line) => line.replace('Obiettivo 2', 'Obiettivo 1')));
    expect(proposal.objectives).toHaveLength(2);
    expect(codes(proposal)).toContain('NUMERO_RIPETUTO');
  });

  it('reads a unit whose heading is cut over cells', () => {
    const lines = SHEET.map((line) =>
      line.startsWith('CENTRO')
        ? "CENT\tRO DI RESPONSABILITA': AREA AC\tCOGLIENZA E ASCOL\tTO"
        : line.replace('Gli abitanti', 'Accoglienza e ascolto: gli abitanti'),
    );
    expect(only(read(...FRONT, ...lines)).centroDiResponsabilita).toBe('AREA ACCOGLIENZA E ASCOLTO');
  });

  it('doubts what is doubtful: target missing, unit against target, two numbers, a sentence', () => {
    const proposal = read(
      ...FRONT,
      ...SHEET.slice(0, 13),
      'A\tPrimo conteggio dell’anno\tn.\t\t4',
      'B\tSecondo conteggio dell’anno\tn.\tSI/NO\t4',
      'C\tTerzo conteggio dell’anno\tn.\t5\tn. 3 nuovi n. 4 vecchi',
      'D\tQuarto conteggio dell’anno\tn.\t5\tSono state svolte tutte le visite previste nel piano',
    );
    expect(codes(proposal)).toEqual(
      expect.arrayContaining(['TARGET_MANCANTE', 'UNITA_INCOERENTE', 'CONSUNTIVO_MULTIPLO', 'CONSUNTIVO_DISCORSIVO']),
    );
  });
});

describe('a plan', () => {
  const PLAN = [
    'CONSORZIO DELLE DUE RIVE',
    'PIANO ESECUTIVO DI GESTIONE e PIANO DELLA PERFORMANCE',
    '2031 - 2033',
    "CENTRO DI RESPONSABILITA' : AREA CASA",
    '1. Progetti PEG e servizi erogati\t\t\t\t',
    'Area strategica (Piano programma)\tCod. Progetto\tProgetto PEG\tObiettivi operativi del Piano programma\tServizi erogati',
    'Abitare\t7.01.01\tAlloggi\tDare casa\tAlloggi ponte',
    '\t\t\t\tPronta accoglienza',
    '7.01.02\tCondomini\tVivere insieme\tPortierato\t',
    '\t7.01.03\t\t\tOrti',
    "CENTRO DI RESPONSABILITA' : AREA CASA",
    '2. Obiettivi di performance',
    'Obiettivo 1\tCensire gli alloggi vuoti',
    'Area strategica\tAbitare',
    'Modalità di attuazione\t\t\t\t',
    'Attività\t\tTempi\tConsuntivo\t',
    'Elenco dei proprietari\t\tDa Luglio 2031\t\t',
    'Indicatore\tUnità misura\tValore atteso\tValore consuntivo',
    'Alloggi censiti\tn.\t50\t',
    'Report al 31/12/2031',
    "CENTRO DI RESPONSABILITA' : AREA CASA",
    '3. Obiettivi di mantenimento e miglioramento',
    'Progetto PEG\t7.01.01\tAlloggi\t\t',
    'Servizio erogato\t1\tAlloggi ponte\t\t',
    'Obiettivi di mantenimento/miglioramento\t\tModalità di attuazione\tI/E\tTempi',
    'Tenere in ordine\t\tVisite periodiche\tI/E\tAnnuale',
    "CENTRO DI RESPONSABILITA' : AREA CASA",
    '4. Formazione',
    'Un corso di pronto soccorso per chi lavora negli alloggi.',
    "CENTRO DI RESPONSABILITA' : AREA CASA",
    '5. Budget finanziario',
    'Vedi allegato n. 1',
    "PREVISIONE P.E.G. PER UNITA' ORGANIZZATIVA",
    '210110/0\tTrasferimenti\tprevisione di competenza\t10,00',
  ];

  it('gives objectives, PEG projects and kept sections of its parts', () => {
    const proposal = read(...PLAN);
    expect(proposal).toMatchObject({
      kind: 'peg_piano_performance',
      organization: 'CONSORZIO DELLE DUE RIVE',
      year: 2031,
    });
    expect(only(proposal)).toMatchObject({
      title: 'Censire gli alloggi vuoti',
      activities: [{ tempi: 'Da Luglio 2031', consuntivo: null }],
      indicators: [{ target: '50', actual: null }],
    });
    expect(proposal.pegProjects).toMatchObject([
      {
        code: '7.01.01',
        name: 'Alloggi',
        centroDiResponsabilita: 'AREA CASA',
        areaStrategica: 'Abitare',
        services: ['Alloggi ponte', 'Pronta accoglienza'],
      },
      { code: '7.01.02', name: 'Condomini', services: ['Portierato'] },
      { code: '7.01.03', name: 'Condomini', services: ['Orti'] },
    ]);
    expect(codes(proposal)).toEqual(expect.arrayContaining(['RIGA_SPOSTATA', 'NOME_PROGETTO_EREDITATO']));
    const kept = Object.fromEntries(proposal.sections.map(({ kind, text }) => [kind, text]));
    expect(kept.mantenimento).toContain('Tenere in ordine\t\tVisite periodiche\tI/E\tAnnuale');
    expect(kept.formazione).toContain('pronto soccorso');
    expect(kept.budget).toContain('210110/0\tTrasferimenti');
    expect(codes(proposal)).not.toContain('CONSUNTIVO_MANCANTE');
  });
});

describe('objectives in one table', () => {
  const TABLE = [
    'C.A.S.A–N.',
    'Consorzio per i servizi alla persona',
    'RELAZIONE PERFORMANCE',
    'Collina, 3/5/2032',
    "Si riassume l'anno 2031, per i responsabili nominati per l'anno 2031.",
    'AREA ORGANIZZATIVA\tDESCRIZIONE OBIETTIVO\tINDICATORI\tVALORE ATTESO\tRISULTATO CONSEGUITO\tSTRUMENTO DI RILEVAZIONE RISULTATI',
    'AREA NIDI\tAprire un nido\tApertura della sede\tentro il 31/12/2031\tAperta\tReport responsabile',
    '\t\tBambini iscritti\t=> 10\tSono iscritti dodici bambini, provenienti da\t',
    '',
    'AREA ORGANIZZATIVA\tDESCRIZIONE OBIETTIVO\tINDICATORI\tVALORE ATTESO\tRISULTATO CONSEGUITO\tSTRUMENTO DI RILEVAZIONE RISULTATI',
    '\t\t\t\ttre comuni\t',
    '\tRifare il regolamento\tTesto approvato\tSì\tNo\t',
    'DIREZIONE- CONTI\tPagare in tempo\tGiorni di ritardo\t< 5\t3\tReport direttore',
    'I punteggi proposti sono i seguenti:',
    'AREA NIDI\t\t470/500',
    'DIREZIONE CONTI\t-\t460/500',
    '3. Conclusioni',
    'Con deliberazione n° 68/2031 si è chiuso il ciclo.',
  ];

  it('are told apart by the cell of the objective; results go on over the page; the area holds', () => {
    const proposal = read(...TABLE);
    expect(proposal).toMatchObject({
      kind: 'relazione_performance',
      year: 2031,
      organization: 'C.A.S.A–N. Consorzio per i servizi alla persona',
    });
    expect(proposal.objectives).toMatchObject([
      {
        centroDiResponsabilita: 'AREA NIDI',
        title: 'Aprire un nido',
        indicators: [
          { target: 'entro il 31/12/2031' },
          { name: 'Bambini iscritti', actual: 'Sono iscritti dodici bambini, provenienti da tre comuni' },
        ],
      },
      {
        centroDiResponsabilita: 'AREA NIDI',
        title: 'Rifare il regolamento',
        indicators: [{ target: 'Sì', actual: 'No' }],
      },
      {
        centroDiResponsabilita: 'DIREZIONE- CONTI',
        title: 'Pagare in tempo',
        strumentoRilevazione: 'Report direttore',
      },
    ]);
    expect(proposal.evaluationScores).toMatchObject([
      { area: 'AREA NIDI', score: 470, outOf: 500 },
      { area: 'DIREZIONE- CONTI', score: 460, outOf: 500 },
    ]);
  });

  it('are read with other columns in another order', () => {
    const proposal = read(
      'RELAZIONE SULLA PERFORMANCE 2031',
      'N.\tOBIETTIVO\tSETTORE\tTARGET\tINDICATORE\tRISULTATO',
      '4\tAprire un nido\tNidi\t3\tSedi\t2',
      '\t\t\t9\tIscritti\t8',
    );
    expect(only(proposal)).toMatchObject({
      number: '4',
      centroDiResponsabilita: 'Nidi',
      indicators: [
        { name: 'Sedi', target: '3', actual: '2' },
        { name: 'Iscritti', target: '9', actual: '8' },
      ],
    });
  });
});

describe('a rendicontazione', () => {
  const ALBA = [
    'RENDICONTAZIONE OBIETTIVI ASSEGNATI ANNO 2031',
    'CONS. SOC. ASSIST. DUE RIVE',
    'Progetti PEG e servizi erogati DIREZIONE',
    'Progetti PEG\t\tServizi erogati\t',
    '200\tGoverno\t1\tOrgani',
    '\t\t2\tProgrammazione',
    '201\tRelazioni\t1\tCittadini',
    'IL DIRETTORE',
    'Mario Esempi',
    'Obiettivo 1\tScrivere la carta dei servizi',
    '---\t---',
    'Programma RPP\t05- Governo',
    'Finalità',
    'Finalità\tFarsi capire',
    'Modalità di attuazione\tTempi\tConsuntivo',
    'incontri con le associazioni\tannuale\tattuato',
    'Stakeholder finali',
    'Utenti',
    'Comuni',
    'Indicatori di risultato',
    'Indicatore\tUnità misura\tValore atteso\tValore consuntivo',
    '\t\t2031\t2031',
    'Incontri\tN\t4\t14',
    'Report al 31/12/2031',
    'Vedi allegato.',
    'Obiettivo 1',
    'Scrivere la carta dei servizi.',
    'La carta è stata scritta con le associazioni e stampata in mille copie.',
    'IL DIRETTORE',
    'Dott. Mario Esempi',
  ];

  it('finds the unit in the heading of its projects, and the report in the annex', () => {
    const proposal = read(...ALBA);
    expect(proposal).toMatchObject({
      kind: 'rendicontazione_obiettivi',
      organization: 'CONS. SOC. ASSIST. DUE RIVE',
      year: 2031,
    });
    expect(only(proposal)).toMatchObject({
      centroDiResponsabilita: 'DIREZIONE',
      programma: '05- Governo',
      finalita: 'Farsi capire',
      utentiFinali: 'Utenti Comuni',
      activities: [{ text: 'incontri con le associazioni', consuntivo: 'attuato' }],
      indicators: [{ target: '4', actual: '14' }],
      hasReport: true,
    });
    expect(only(proposal).report).toContain('stampata in mille copie');
    expect(only(proposal).report).not.toContain('Esempi');
    expect(proposal.pegProjects).toMatchObject([
      { code: '200', name: 'Governo', services: ['Organi', 'Programmazione'], centroDiResponsabilita: 'DIREZIONE' },
      { code: '201', name: 'Relazioni', services: ['Cittadini'] },
    ]);
    expect(codes(proposal)).toEqual(expect.arrayContaining(['REPORT_IN_ALLEGATO', 'NOME_DI_PERSONA']));
  });
});

describe('what is refused', () => {
  it('has a code', () => {
    expect(refusal('')).toBe('DOCUMENTO_VUOTO');
    expect(refusal(' \n\t\n---\n')).toBe('DOCUMENTO_VUOTO');
    expect(refusal('%PDF-1.7 ...')).toBe('DOCUMENTO_BINARIO');
    expect(refusal('abc\u0000def')).toBe('DOCUMENTO_BINARIO');
    expect(refusal('x'.repeat(101), 100)).toBe('DOCUMENTO_TROPPO_GRANDE');
    expect(refusal('è'.repeat(51), 100)).toBe('DOCUMENTO_TROPPO_GRANDE');
    expect(refusal('Verbale di riunione\nSi è parlato di molte cose.\nNome\tFirma\nA\tB')).toBe(
      'FAMIGLIA_NON_RICONOSCIUTA',
    );
    expect(refusal('Menu della mensa\nGiorno\tPiatto\nLunedì\tPasta')).toBe('FAMIGLIA_NON_RICONOSCIUTA');
  });
});
