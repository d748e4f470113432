import { zip, type Part } from '../../../../../../infra/testing/zip.js';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const run = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`;

/** A cell: its lines, over how many columns, and whether it begins or continues a vertical merge. */
export interface WordCell {
  text: string | readonly string[];
  columns?: number;
  vertical?: 'begin' | 'continue';
}

export const paragraph = run;

/** A Word table; a cell given as a string is a plain one. */
export function table(rows: readonly (readonly (string | WordCell)[])[]): string {
  const cellXml = (given: string | WordCell): string => {
    const cell = typeof given === 'string' ? { text: given } : given;
    const lines = typeof cell.text === 'string' ? [cell.text] : cell.text;
    const span = cell.columns ? `<w:gridSpan w:val="${cell.columns}"/>` : '';
    const merge = cell.vertical === 'begin' ? '<w:vMerge w:val="restart"/>' : cell.vertical ? '<w:vMerge/>' : '';
    return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${lines.map(run).join('')}</w:tc>`;
  };
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cellXml).join('')}</w:tr>`).join('')}</w:tbl>`;
}

/** The parts of the smallest Word document with this body. */
export function wordParts(body: string): Part[] {
  return [
    {
      name: '[Content_Types].xml',
      content:
        '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      content:
        '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
  ];
}

export const wordDocument = (body: string): Buffer => zip(wordParts(body));
