export { htmlToText } from './html-text.js';
export { DEFAULT_DOCX_LIMITS, type DocxLimits, inspectDocx } from './inspect-docx.js';
export { readDocx } from './read-docx.js';
