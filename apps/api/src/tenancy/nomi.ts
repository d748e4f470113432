import { idOf } from '@consorzi/domain/shared';

/** The platform itself, where no person acts: it loads the demonstration. */
export const PERSONA_SISTEMA = idOf('persona', 'sistema');

/** How a person is called on screen: by name where the consortium knows one, else by a neutral label. */
export function nomeDi(nomi: ReadonlyMap<string, string>, personaId: string): string {
  if (personaId === PERSONA_SISTEMA) return 'Consorzi (la piattaforma)';
  return nomi.get(personaId) ?? 'persona non più nominata';
}
