import { avanzamenti, type RigaAvanzamento } from '@consorzi/projections/ats';
import type { OfProject, SharedFound, SharedPage, SharedReader } from '@consorzi/projections/projecting';

/** What consortia share of what they did: the one question, whether an ATS asks it or a member about itself. */
export const figureCondivise = (
  shared: SharedReader,
  of: OfProject,
  page?: SharedPage,
): Promise<readonly SharedFound<RigaAvanzamento>[]> => shared.ofProject(avanzamenti, of, page);
