/**
 * The author of a command. A person's role belongs to the meeting, so only the state knows what he may do; `clock` issues deadlines with
 * consequences, `service` brings in results of the server itself (convening, laid-out minutes).
 */
export type Actor =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'clock' }
  | { readonly kind: 'service' };

export const actorName = (actor: Actor): string => (actor.kind === 'person' ? actor.personId : actor.kind);
