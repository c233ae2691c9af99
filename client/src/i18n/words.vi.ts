import { gather, type Words } from './words.ts';

export const words = gather(import.meta.glob<Words>('../**/vi.json', { eager: true, import: 'default' }));
