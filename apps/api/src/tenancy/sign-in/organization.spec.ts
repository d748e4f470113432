import { membershipsOf } from './organization.js';

describe('the organization claim', () => {
  it.each<[string, unknown, string[]]>([
    ['an array of aliases', ['inrete', 'cissac'], ['inrete', 'cissac']],
    ['a map with ids', { inrete: { id: '7d9f' }, ciss38: {} }, ['inrete', 'ciss38']],
    ['a list of maps', [{ inrete: { id: '7d9f' } }, { cissac: { area: ['nord'] } }], ['inrete', 'cissac']],
    ['a single alias', 'inrete', ['inrete']],
    ['the same alias twice', ['inrete', { inrete: {} }], ['inrete']],
  ])('may be %s', (_shape, claim, expected) => {
    expect(membershipsOf(claim)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ['absent', undefined],
    ['null', null],
    ['a number', 7],
    ['aliases that are no slug', ['In Rete', 'comune-a', '', "x' or '1'='1", '1abc']],
    ['nested lists', [[['inrete']]]],
  ])('gives no membership when it is %s', (_shape, claim) => {
    expect(membershipsOf(claim)).toEqual([]);
  });
});
