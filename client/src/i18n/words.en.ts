import { gather, type Words } from './words.ts';

export const words = gather(import.meta.glob<Words>('../**/en.json', { eager: true, import: 'default' }));
