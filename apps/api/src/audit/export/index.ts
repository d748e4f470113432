export { exportBundle, type ExportOptions } from './export-bundle.js';
export { exportDossier, type DossierOptions } from './export-dossier.js';
export { EXPORT_REFUSALS, ExportRefused, intoFolder, type ExportRefusal } from './export-folder.js';
export { verifierHash } from './verifier.js';
export { writeBundle, type BundleSource } from './write-bundle.js';
