import type { Feature } from '../feature.ts';
import { lifeSteps } from './steps.ts';

export const life: Feature = { chairSteps: lifeSteps };
