// A folder or file named for what it is not about: sooner or later everything lies in it.
const DRAWER = /^(services?|utils?|utilities|commons?|helpers?|base|misc)$/i;

/** @type {import('eslint').Rule.RuleModule} */
export const noDrawers = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { drawer: '"{{name}}" says nothing of what is in it: name the file or folder for its subject.' },
  },
  create(context) {
    return {
      Program(node) {
        const inside = context.filename.slice(context.cwd.length + 1).split('/');
        const name = inside.find((part) => part.split('.').some((word) => DRAWER.test(word)));
        if (name) context.report({ node, messageId: 'drawer', data: { name } });
      },
    };
  },
};
