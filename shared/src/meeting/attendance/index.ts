export * from './attendee.ts';
export * from './invitations.ts';
export * from './messages.ts';
export * from './state.ts';
