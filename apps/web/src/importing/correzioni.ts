type Testi = Readonly<Record<string, string>>;

/** The fields whose text is no longer what was read (nothing printed counts as empty). */
export function cambiate(letta: object, scritta: Testi): Testi {
  const read = letta as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(scritta).filter(([campo, valore]) => valore !== (read[campo] ?? '')));
}

/** The rows with a changed field, by their place. */
export function righeCambiate(lette: readonly object[], scritte: readonly Testi[]) {
  return scritte.flatMap((scritta, indice) => {
    const fields = cambiate(lette[indice] ?? {}, scritta);
    return Object.keys(fields).length === 0 ? [] : [{ indice, ...fields }];
  });
}
