export * from './commune.ts';
export * from './scene.ts';
