import { importDocument } from '@consorzi/domain/importing';
import { inspectDocx, readDocx, DEFAULT_DOCX_LIMITS } from './index.js';
import { zip } from '../../../../../infra/testing/zip.js';
import { paragraph, table, wordDocument, wordParts } from './testing/word-document.js';

const refusal = async (bytes: Buffer): Promise<string> => {
  try {
    await readDocx(bytes);
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

const BODY =
  paragraph('Consorzio Valle Alta') +
  paragraph('RELAZIONE SULLA PERFORMANCE 2031') +
  paragraph("CENTRO DI RESPONSABILITA': AREA PROVE") +
  table([
    ['Obiettivo 1', { text: 'Aprire lo sportello di valle', columns: 3 }],
    ['Area strategica', 'Accoglienza', 'Servizi interessati', 'Segretariato'],
  ]) +
  table([
    [{ text: 'Modalità di attuazione', columns: 3 }],
    ['Attività', 'Tempi', 'Consuntivo'],
    ['Scelta dei locali', { text: 'Marzo', vertical: 'begin' }, 'Aprile'],
    ['Arredo dei locali', { text: '', vertical: 'continue' }, 'Maggio'],
  ]) +
  table([
    ['Indicatore', 'Unità misura', 'Valore atteso', 'Valore consuntivo'],
    ['Giorni di apertura', 'n.', '< 5', 'più di 3 & meno di 9'],
  ]);

describe('a Word document', () => {
  it('becomes the text form: tables by tabs, cells merged across leave empty cells', async () => {
    const text = await readDocx(wordDocument(BODY));
    expect(text.split('\n')).toContain('Obiettivo 1\tAprire lo sportello di valle\t\t');
    expect(text.split('\n')).toContain('Arredo dei locali\t\tMaggio');
  });

  it('is read like the text: objective, activities, indicators with signs that HTML escapes', async () => {
    const proposal = importDocument(await readDocx(wordDocument(BODY)), { document: 'prova.docx' });
    expect(proposal).toMatchObject({ kind: 'relazione_performance', year: 2031, organization: 'Consorzio Valle Alta' });
    expect(proposal.objectives).toHaveLength(1);
    expect(proposal.objectives[0]).toMatchObject({
      centroDiResponsabilita: 'AREA PROVE',
      title: 'Aprire lo sportello di valle',
      servizi: 'Segretariato',
      activities: [
        { text: 'Scelta dei locali', tempi: 'Marzo', consuntivo: 'Aprile' },
        { text: 'Arredo dei locali', tempi: null, consuntivo: 'Maggio' },
      ],
      indicators: [{ name: 'Giorni di apertura', target: '< 5', actual: 'più di 3 & meno di 9' }],
    });
  });

  it('keeps the lines of a cell, so that a row of several rows can be divided', async () => {
    const text = await readDocx(wordDocument(table([[{ text: ['Prima', 'Seconda'] }, { text: ['Marzo', 'Aprile'] }]])));
    expect(text.trim()).toBe('Prima<br>Seconda\tMarzo<br>Aprile');
  });
});

describe('a Word document is refused', () => {
  it('when it is no archive, or no Word document', async () => {
    expect(await refusal(Buffer.from('PK\x03\x04 nothing'))).toBe('DOCX_NON_VALIDO');
    expect(await refusal(zip([{ name: 'a.txt', content: 'a' }]))).toBe('DOCX_NON_VALIDO');
    expect(await refusal(wordDocument(BODY).subarray(0, 700))).toBe('DOCX_NON_VALIDO');
  });

  it('when a part is encrypted or printed twice', async () => {
    const parts = wordParts(BODY);
    expect(await refusal(zip([...parts, { name: 'x.xml', content: 'x', encrypted: true }]))).toBe('DOCX_NON_VALIDO');
    expect(await refusal(zip([...parts, parts[2]!]))).toBe('DOCX_NON_VALIDO');
  });

  it('when a path leaves the archive', async () => {
    for (const name of ['../evil.xml', 'word/../../evil.xml', '/etc/passwd', 'C:/evil.xml', 'word\\evil.xml']) {
      expect(await refusal(zip([...wordParts(BODY), { name, content: 'x' }]))).toBe('DOCX_PERCORSO_NON_AMMESSO');
    }
  });

  it('when it declares a bomb, and when it hides one', async () => {
    const zeros = Buffer.alloc(8 * 1024 * 1024);
    expect(await refusal(zip([...wordParts(BODY), { name: 'word/media/a.bin', content: zeros }]))).toBe('DOCX_BOMBA');
    expect(
      await refusal(zip([...wordParts(BODY), { name: 'word/media/a.bin', content: zeros, declaredSize: 10 }])),
    ).toBe('DOCX_BOMBA');
    const many = Array.from({ length: DEFAULT_DOCX_LIMITS.maxEntries + 1 }, (_, i) => ({
      name: `word/${i}.xml`,
      content: '',
    }));
    expect(await refusal(zip([...wordParts(BODY), ...many]))).toBe('DOCX_BOMBA');
  });

  it('when any XML part has a DOCTYPE, in UTF-16 too', async () => {
    const entity = '<!DOCTYPE w [<!ENTITY a "aaaa">]><w/>';
    expect(await refusal(zip([...wordParts(BODY), { name: 'word/styles.xml', content: entity }]))).toBe('DOCX_DOCTYPE');
    const wide = Buffer.from(entity, 'utf16le');
    expect(await refusal(zip([...wordParts(BODY), { name: 'word/styles.xml', content: wide }]))).toBe('DOCX_DOCTYPE');
  });

  it('when the file is too large', async () => {
    await expect(inspectDocx(wordDocument(BODY), { ...DEFAULT_DOCX_LIMITS, maxBytes: 100 })).rejects.toMatchObject({
      code: 'DOCUMENTO_TROPPO_GRANDE',
    });
  });
});
