import * as z from 'zod/mini';
import { limits } from './limits.ts';

interface Range {
  readonly least: number;
  readonly most: number;
}
const whole = ({ least, most }: Range) => z.int().check(z.gte(least), z.lte(most));

/*
 * Numbers as they may come in. Events are read with the wider schemas of numbers: logs may hold others, written before these limits.
 */
export const Instant = whole(limits.instant);
export const PlannedMinutes = whole(limits.plannedMinutes);
export const SpeechSeconds = whole(limits.speechSeconds);
export const WorkingDays = whole(limits.workingDays);
export const FractionPart = whole(limits.fraction);
export const Pages = whole(limits.pages);
export const Coordinate = z.number().check(z.gte(limits.coordinate.least), z.lte(limits.coordinate.most));
