import { differenze, parseTempi, parseValoreAtteso, type VoceVariazione } from '@consorzi/domain/planning';
import type { RigaObiettivo, RigaVariazione } from '@consorzi/projections/planning';

import { variazioneOf } from './variazione.view.js';

const obiettivo: RigaObiettivo = {
  ...{ numero: '1', titolo: 'Laboratori', centri: ['c1'], areaStrategica: '', obiettivoOperativo: '', progettiPeg: [] },
  ...{ progettoPegTesto: '', servizi: '', utentiFinali: '', retiDiCollaborazione: '', finalita: '', descrizione: '' },
  ...{ continuaDa: null, pianoId: 'p1', revisione: 3 },
  attivita: [{ id: 'a1', testo: 'Aprire', tempi: parseTempi('Aprile') }],
  indicatori: [{ id: 'i1', nome: 'Iscritti', descrizione: '', unita: 'n.', atteso: parseValoreAtteso('20', 'n.') }],
};
const rinviato = { ...obiettivo, attivita: [{ ...obiettivo.attivita[0]!, tempi: parseTempi('Maggio') }] };
const progetto = {
  ...{ codice: '1', nome: 'Mensa', centroId: 'c1' },
  ...{ areaStrategica: '', obiettivoOperativo: '', servizi: ['Pasti'] },
};
const VOCI: readonly VoceVariazione[] = [
  { oggetto: 'obiettivo', oggettoId: 'o1', azione: 'modifica', modifiche: differenze(obiettivo, rinviato) },
  { oggetto: 'progettoPeg', oggettoId: 'g1', azione: 'aggiungi', scheda: progetto },
  { oggetto: 'progettoPeg', oggettoId: 'g2', azione: 'elimina' },
];

const voci = (stato: RigaVariazione['stato'], row: RigaObiettivo = obiettivo) =>
  variazioneOf(
    {
      momento: { scope: 'inrete', posizione: 1, registratoIl: null, attuale: true },
      variazione: {
        ...{ key: 'v1', position: 1 },
        row: {
          ...{ pianoId: 'p1', stato, motivo: { testoId: 't', hash: 'h' }, motivoAbbandono: null, voci: VOCI },
          ...{ atto: null, posizioneInizio: 1, posizioneFine: null, revisione: 0 },
        },
      },
      ...{ obiettivi: [{ key: 'o1', position: 1, row }], progetti: [], centri: [] },
    },
    new Map(),
  ).voci;

describe('the changes of a variazione', () => {
  it('show the sheet that each would make, while it is open', () => {
    const [modifica, aggiungi, elimina] = voci('aperta');
    expect(modifica!.schedaObiettivo).toMatchObject({
      ...{ titolo: 'Laboratori', centri: ['c1'] },
      attivita: [{ id: 'a1', tempi: { originale: 'Maggio' } }],
      indicatori: [{ id: 'i1', atteso: { originale: '20' } }],
    });
    expect(modifica!.schedaProgettoPeg).toBeNull();
    expect(aggiungi!.schedaProgettoPeg).toEqual(progetto);
    expect([elimina!.schedaObiettivo, elimina!.schedaProgettoPeg]).toEqual([null, null]);
  });

  it('show none once it is concluded, or where the object is no longer as it was', () => {
    for (const voce of voci('approvata', rinviato))
      expect([voce.schedaObiettivo, voce.schedaProgettoPeg]).toEqual([null, null]);
    expect(voci('aperta', rinviato)[0]!.schedaObiettivo).toBeNull();
  });
});
