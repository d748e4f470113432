import { anniOf, annoPredefinito, rilevatoPredefinito } from './anni.js';

describe('the years of a consuntivo', () => {
  it('are those of the plan', () => {
    expect(anniOf({ dal: 2023, al: 2025 })).toEqual([2023, 2024, 2025]);
  });

  it('begin with the last one that has begun', () => {
    expect(annoPredefinito([2023, 2024, 2025], 2024)).toBe(2024);
    expect(annoPredefinito([2023, 2024, 2025], 2030)).toBe(2025);
    expect(annoPredefinito([2023], 2020)).toBe(2023);
  });

  it('take a result as of today, or of the last day of a year that is over', () => {
    expect(rilevatoPredefinito(2024, '2024-05-03')).toBe('2024-05-03');
    expect(rilevatoPredefinito(2024, '2026-01-10')).toBe('2024-12-31');
  });
});
