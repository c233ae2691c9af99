export * from './atWork.ts';
export * from './commune.ts';
export * from './limited.ts';
export * from './scene.ts';
export * from './smallPackage.ts';
