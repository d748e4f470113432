import { paginaDella, paginaDelDovuto } from './luoghi.js';
import { TIPI_SCADENZA } from './scadenzario.queries.js';

describe('where a duty leads', () => {
  it('is a page of what it is about, in an ATS or in a consortium', () => {
    const a = (tipo: (typeof TIPI_SCADENZA)[number], di: 'ats' | 'consorzio') =>
      paginaDella({ tipo, riferimento: 'x' }, di);
    expect([a('target', 'ats'), a('target', 'consorzio')]).toEqual(['progetti/x', 'progetti-ats/x']);
    expect([a('integrazioni', 'ats'), a('relazione', 'consorzio')]).toEqual(['rendiconti/x', 'piani/x']);
    for (const tipo of TIPI_SCADENZA) expect(a(tipo, 'ats')).not.toContain('null');
  });

  it('is none where it is another’s to do: an ATS cannot open the expense of a member', () => {
    for (const tipo of ['fascicoli', 'mesi', 'liste']) {
      expect(paginaDelDovuto({ tipo, chi: 'partner' }, 's', 'consorzio')).toMatch(/^(spese|liste-di-controllo)/);
      expect(paginaDelDovuto({ tipo, chi: 'partner' }, 's', 'ats')).toBeNull();
    }
    expect(paginaDelDovuto({ tipo: 'liste', chi: 'capofila' }, null, 'ats')).toBe('liste-di-controllo');
  });
});
