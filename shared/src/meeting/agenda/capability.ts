import { capability } from '../capability.ts';
import { agendaCommands, agendaEvents } from './messages.ts';
import { initialAgenda, onAgenda } from './state.ts';

export const agenda = capability({
  name: 'agenda',
  commands: agendaCommands,
  service: [],
  events: agendaEvents,
  initial: initialAgenda,
  on: onAgenda,
});
