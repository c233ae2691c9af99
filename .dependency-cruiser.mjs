// Imports: the laws of docs/ARCHITECTURE.md, checked in CI.
const only = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    only(
      'no-circles',
      'A circle has no beginning to understand it from, not even one of types.',
      {},
      { circular: true },
    ),
    {
      ...only(
        'no-circles-of-client-folders',
        'Of two folders of the client one can be read without the other, their tests included.',
        { path: '^client/src' },
        { circular: true, path: '^client/src' },
      ),
      scope: 'folder',
    },
    only(
      'shared-is-pure',
      'shared imports the schema library and canonical JSON only; cades.ts and cmsSchema.ts also the ASN.1 structures, tablet.ts blind signatures.',
      {
        path: '^shared/src',
        pathNot:
          '(\\.test\\.ts$|^shared/src/testing/(commands/|(generators|laws)\\.ts$)|^shared/src/signing/(cades|cmsSchema|tablet)\\.ts$)',
      },
      { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/(\\.pnpm/)?(zod|canonicalize)[@/]' },
    ),
    only(
      'shared-knows-nobody',
      'shared is known by all and knows nobody.',
      { path: '^shared/' },
      { path: '^(server|client|tests)/' },
    ),
    only('server-not-client', 'They meet in shared only.', { path: '^server/' }, { path: '^client/' }),
    only('client-not-server', 'They meet in shared only.', { path: '^client/' }, { path: '^server/' }),
    only(
      'capabilities-by-their-index',
      'A capability reaches another through its index.ts.',
      { path: '^shared/src/meeting/([^/]+)/' },
      { path: '^shared/src/meeting/([^/]+)/(?!index\\.ts$)', pathNot: '^shared/src/meeting/$1/' },
    ),
    only(
      'only-the-server-decides',
      'Pages know of a meeting what there is to see; its rules are an entry of their own.',
      { path: '^(client|shared)/', pathNot: '\\.test\\.ts$|^shared/src/testing/' },
      { path: '^shared/src/meeting/decide\\.ts$' },
    ),
    only(
      'features-alone',
      'Features never import features; the registry lists them, screens compose them.',
      { path: '^client/src/features/([^/]+)/' },
      { path: '^client/src/features/', pathNot: '^client/src/features/($1/|feature\\.ts$)' },
    ),
    only(
      'registry-for-screens',
      'Which features there are, only screens ask; each feature stands in the list by its feature.ts.',
      { path: '^client/src/', pathNot: '^client/src/(screens/|features/registry\\.ts$)' },
      { path: '^client/src/features/registry\\.ts$' },
    ),
    only(
      'folders-below-features',
      'A folder that features use knows none of them, and no screen.',
      { path: '^client/src/(?!(features|screens)/|[^/]+$)' },
      { path: '^client/src/(features|screens)/' },
    ),
    only(
      'features-below-screens',
      'A feature does not know where it is shown.',
      { path: '^client/src/features/' },
      { path: '^client/src/screens/' },
    ),
    only(
      'sockets-in-line',
      'Only line/ knows sockets.',
      { path: '^client/src/', pathNot: '^client/src/line/' },
      { path: 'node_modules/socket\\.io-client' },
    ),
    only(
      'keys-in-keys',
      'Only keys/ reaches the keys and secret slips of a device, and takes certificates and key files apart.',
      { path: '^client/src/', pathNot: '^client/src/(keys|device)/|\\.test\\.ts$' },
      {
        path: '^client/src/device/stores/(keys|secretVotes)\\.ts$|node_modules/(\\.pnpm/)?(@peculiar|pkijs|asn1js|node-forge)[@/+]',
      },
    ),
    only(
      'device-alone',
      'What a device keeps does not know for whom: it imports nothing else of the client.',
      { path: '^client/src/device/', pathNot: '\\.test\\.ts$' },
      { path: '^client/src/(?!device/)' },
    ),
    only(
      'database-in-device',
      'Only device/ opens a database of the browser.',
      { path: '^client/src/', pathNot: '^client/src/device/|\\.test\\.ts$' },
      { path: 'node_modules/idb/' },
    ),
    only(
      'pdfjs-in-viewer',
      'Only viewer/pdf/ knows pdf.js.',
      { path: '^client/src/', pathNot: '^client/src/viewer/pdf/|\\.test\\.ts$' },
      { path: 'node_modules/pdfjs-dist/' },
    ),
    only(
      'libpdf-in-exports',
      'On the client only exports/ writes PDF files, and fetches what that takes when it is asked to.',
      { path: '^client/src/', pathNot: '^client/src/exports/' },
      { path: 'node_modules/@libpdf/' },
    ),
    only(
      'ui-is-wordless',
      'The kit and the plan of seats know neither the meeting nor its words.',
      { path: '^client/src/(ui|seat-plan)/', pathNot: '\\.test\\.ts$' },
      { path: '^client/src/(?!(ui|seat-plan|i18n)/)' },
    ),
    only(
      'verifier-alone',
      'What a stranger reads to believe an archive stands by itself: it imports nothing of the server.',
      { path: '^server/verifier/' },
      { path: '^server/(?!verifier/)' },
    ),
    only(
      'rehearsal-from-outside',
      'Virtual people know a server by HTTP and sockets, as real ones do.',
      { path: '^server/rehearsal/', pathNot: '\\.(test|testing)\\.ts$|/testKit\\.ts$' },
      { path: '^server/(?!(rehearsal|verifier)/)' },
    ),
    only(
      'rehearsal-beside-the-server',
      'Nobody knows the rehearsal.',
      { path: '^server/(?!rehearsal/)' },
      { path: '^server/rehearsal/' },
    ),
    only(
      'demo-at-the-root',
      'Where the parts are put together the demo is one of them; no folder knows it.',
      { path: '^server/src/', pathNot: '^server/src/(main|routes)\\.ts$|\\.(test|testing)\\.ts$' },
      { path: '^server/demo/' },
    ),
    only(
      'parts-not-the-whole',
      'A folder names the services that it needs; the whole of the services is known where they are put together.',
      {
        path: '^server/',
        pathNot: '^server/src/(app|main|routes)\\.ts$|\\.test\\.ts$|^server/(src/testing/|rehearsal/testKit\\.ts$)',
      },
      { path: '^server/src/services\\.ts$' },
    ),
    only(
      'sql-in-log',
      'Only db/, log/ and ballot-box/ open the database itself.',
      { path: '^server/', pathNot: '^server/src/(db|log|ballot-box)/' },
      { path: 'node_modules/better-sqlite3/' },
    ),
    only(
      'no-sql-in-routes',
      'A route asks a repository: it knows neither the tables nor the library that writes SQL.',
      {
        path: ['^server/src/[^/]+/routes(/|\\.ts$)', '^server/src/http/', '^server/demo/routes\\.ts$'],
        pathNot: '\\.test\\.ts$',
      },
      { path: 'node_modules/(\\.pnpm/)?drizzle-orm[@/]|^server/src/db/(open|schema|tables/)' },
    ),
    only(
      'pages-take-types-of-the-contract',
      'The client names a route by its address: the schemas stay on the server.',
      { path: '^client/src/' },
      { path: '^shared/src/api/', dependencyTypesNot: ['type-only'] },
    ),
    only(
      'certificates-in-signing',
      'Only signing/, the verifier and the keys of virtual people know certificates and CMS.',
      { path: '^server/', pathNot: '^server/(src/signing|verifier)/|^server/rehearsal/people/keys\\.ts$' },
      { path: 'node_modules/@peculiar/' },
    ),
    only(
      'no-unlisted',
      'Every package is in its workspace’s list.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    only(
      'resolves',
      'Every import leads somewhere.',
      { pathNot: '\\.test\\.ts$' },
      { couldNotResolve: true, pathNot: '^(vite/client|virtual:)|\\?url$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?!.*node_modules/).*(\\.types|dist)/' },
    extraExtensionsToScan: ['.vue'],
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
