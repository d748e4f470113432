import { GraphQLScalarType } from 'graphql';

/** A JSON document that the client reads as it is. Output only: what comes in has typed inputs. */
export const JsonScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'Un documento JSON, solo in uscita.',
  serialize: (value) => value,
  parseValue: () => {
    throw new TypeError('JSON is not an input');
  },
});
