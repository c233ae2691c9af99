import type { Feature } from '../feature.ts';
import CheckIn from './CheckIn.vue';

export const attendance: Feature = { roomActs: [CheckIn] };
