import { RuleViolation } from '@consorzi/domain/shared';

/** Why a file is not the signed document, in words for who brought it: the rule's sentence alone leaves them guessing. */
export const MOTIVI_FIRMA = {
  nonBusta: 'il file non è una busta CMS né un PDF firmato',
  troncato: 'il file è incompleto o rovinato',
  senzaContenuto: 'la busta non contiene il documento: serve la firma con il documento incluso',
  senzaCertificato: 'manca il certificato di chi ha firmato',
  contenutoCambiato: 'il documento è stato cambiato dopo la firma',
  firmaNonValida: 'la firma non corrisponde al suo certificato',
  cambiatoDopo: 'il file è stato cambiato dopo l’ultima firma',
  troppeBuste: 'ci sono troppe buste una dentro l’altra',
} as const;
export type MotivoFirma = keyof typeof MOTIVI_FIRMA;

/** The file cannot be taken apart into a document and its signatures. */
export const nonLeggibile = (motivo: MotivoFirma) =>
  new RuleViolation('FIRMA_NON_LEGGIBILE', { motivo: MOTIVI_FIRMA[motivo] });

/** It can, and something in it does not hold together. */
export const nonIntegra = (motivo: MotivoFirma) =>
  new RuleViolation('FIRMA_NON_INTEGRA', { motivo: MOTIVI_FIRMA[motivo] });
