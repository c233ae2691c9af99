import type { Feature } from '../feature.ts';
import HallAgenda from './HallAgenda.vue';
import { agendaSteps } from './steps.ts';

export const agenda: Feature = { chairSteps: agendaSteps, hallViews: { agenda: HallAgenda } };
