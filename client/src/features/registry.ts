import { agenda } from './agenda/feature.ts';
import { attendance } from './attendance/feature.ts';
import type { Feature } from './feature.ts';
import { floor } from './floor/feature.ts';
import { life } from './life/feature.ts';
import { minutes } from './minutes/feature.ts';
import { voting } from './voting/feature.ts';

/** Every feature that fills a hook, in the order in which their parts stand on a screen. */
export const features: readonly Feature[] = [life, attendance, agenda, floor, voting, minutes];
