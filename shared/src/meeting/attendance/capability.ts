import { capability } from '../capability.ts';
import { attendanceCommands, attendanceEvents } from './messages.ts';
import { initialAttendance, onAttendance } from './state.ts';

export const attendance = capability({
  name: 'attendance',
  commands: attendanceCommands,
  service: [],
  events: attendanceEvents,
  initial: initialAttendance,
  on: onAttendance,
});
