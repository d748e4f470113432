/** Which rows are meant: for each scope the position up to which its log counts (-1: nothing yet). */
export type Moment = Readonly<Record<string, number>>;
