import { deciderTestimonianze } from '@consorzi/domain/audit';

import { DemoCommands, type DemoDependencies } from './demo-commands.js';

/** The consortia of one ATS and the ATS itself: each witnesses all the others. The one beside them has no witness. */
const RETE = ['inrete', 'cissac', 'ciss38', 'atsivrea'] as const;

/** Both sides of every testimonianza. */
export async function loadTestimonianze(dependencies: DemoDependencies): Promise<void> {
  for (const scope of RETE) {
    const commands = new DemoCommands(dependencies, scope, 'testimonianze');
    for (const altro of RETE.filter((one) => one !== scope)) {
      await commands.run(deciderTestimonianze)((base) => ({ ...base, type: 'NominaTestimone', scope, altro }));
      await commands.run(deciderTestimonianze)((base) => ({ ...base, type: 'ConcediTestimonianza', scope, altro }));
    }
  }
}
