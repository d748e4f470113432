import { log, rowsOf } from '../../projecting/testing/log.js';
import { testimonianze } from './testimonianze.js';

const STREAM = 'Testimonianze.inprova';
const nominato = [STREAM, { type: 'TestimoneNominato', data: { testimone: 'beta' } }] as const;
const rimosso = [STREAM, { type: 'TestimoneRimosso', data: { testimone: 'beta' } }] as const;
const concessa = [STREAM, { type: 'TestimonianzaConcessa', data: { ente: 'beta' } }] as const;
const cessata = [STREAM, { type: 'TestimonianzaCessata', data: { ente: 'beta' } }] as const;

it('keeps both sides apart, though they are of the same scope', () => {
  expect(rowsOf(testimonianze, log(nominato, concessa))).toEqual(
    new Map([
      ['testimone/beta', { verso: 'testimone', altro: 'beta', dal: '2024-09-19T10:00:00.000Z' }],
      ['ente/beta', { verso: 'ente', altro: 'beta', dal: '2024-09-19T10:01:00.000Z' }],
    ]),
  );
});

it('takes away what ended, and only that', () => {
  expect([...rowsOf(testimonianze, log(nominato, concessa, rimosso)).keys()]).toEqual(['ente/beta']);
  expect([...rowsOf(testimonianze, log(nominato, concessa, cessata)).keys()]).toEqual(['testimone/beta']);
});
