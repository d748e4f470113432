import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

/** A page whose code is loaded when it is first visited. */
export function paginaPigra<K extends string>(
  modulo: () => Promise<Record<K, ComponentType>>,
  nome: K,
): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: (await modulo())[nome] }));
}
