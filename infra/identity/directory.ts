import type { DemoPerson } from './data-folder.js';

/**
 * Who is in the realm now: the people of the data folder, less what has been taken away since the start. Changes live
 * as long as the process: the demonstration begins whole.
 */
export class Directory {
  private readonly people: Map<string, DemoPerson>;

  constructor(people: readonly DemoPerson[]) {
    this.people = new Map(people.map((person) => [person.username, person]));
  }

  byUsername(username: string): DemoPerson | undefined {
    return this.people.get(username);
  }

  bySubject(subject: string | undefined): DemoPerson | undefined {
    return [...this.people.values()].find((person) => person.subject === subject);
  }

  /** They sign in no more, and their refresh tokens are refused. Sessions end by that alone, as in Keycloak. */
  disable(username: string): void {
    this.people.delete(username);
  }

  removeFrom(organization: string, username: string): void {
    const person = this.people.get(username);
    if (!person) return;
    const organizations = person.organizations.filter((alias) => alias !== organization);
    this.people.set(username, { ...person, organizations: organizations as unknown as DemoPerson['organizations'] });
  }
}
