import rules from './.dependency-cruiser.mjs';

/** Tests start whole programs; they stand outside. */
const tests = '\\.(test|testing)\\.ts$|/(testing|testKit)(/|\\.ts$)';
/**
 * Outside as well, in shared: the decisions of a meeting, which look at the state of any capability (all are reached by this one
 * file), and the tables of sentences, of whose codes the kernel takes a type.
 */
const decisions = '^shared/src/meeting/decide\\.ts$';
const sentences = '^shared/.*refusals(/|\\.ts$)';

/** No folder imports another that imports it, in code or in types. */
export default {
  options: {
    ...rules.options,
    exclude: { path: [rules.options.exclude.path, tests, decisions, sentences].join('|') },
  },
  forbidden: [
    {
      name: 'no-circles-of-folders',
      comment: 'Folders in a circle are one folder: none of them is understood, moved or left out alone.',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
  ],
};
