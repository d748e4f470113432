import { avvertenzePerObiettivo } from './avvertenze.js';
import type { ObiettivoLetto } from './proposta.types.js';

const at = (line: number): ObiettivoLetto => ({
  line,
  centroDiResponsabilita: null,
  number: null,
  title: null,
  areaStrategica: null,
  activities: [],
  indicators: [],
  hasReport: false,
});
const dubbio = (line: number) => ({ line, code: 'X', text: 'x' });

describe('avvertenzePerObiettivo', () => {
  it('gives a doubt to the objective under whose heading it falls', () => {
    const { perObiettivo, generali } = avvertenzePerObiettivo({ objectives: [at(10), at(30)], sections: [] }, [
      dubbio(0),
      dubbio(10),
      dubbio(29),
      dubbio(40),
    ]);
    expect(generali).toEqual([dubbio(0)]);
    expect(perObiettivo.get(0)).toEqual([dubbio(10), dubbio(29)]);
    expect(perObiettivo.get(1)).toEqual([dubbio(40)]);
  });

  it('keeps a doubt of the budget away from the objective before it', () => {
    const sections = [{ kind: 'budget', title: '', text: '', line: 50 }];
    const { generali } = avvertenzePerObiettivo({ objectives: [at(10)], sections }, [dubbio(60)]);
    expect(generali).toEqual([dubbio(60)]);
  });
});
