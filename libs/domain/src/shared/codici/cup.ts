const CUP = /^[A-Z]\d{2}[A-Z]\d{11}$/;

/** True for the form of a CUP (codice unico di progetto), 15 characters. It has no public check digit. */
export const isCup = (codice: string): boolean => CUP.test(codice);
