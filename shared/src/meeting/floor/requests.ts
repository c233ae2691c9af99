/** The usual purpose. A capability that asks for the floor for anything else brings its `purposes` (FLR-17). */
export const forSpeech = 'speech';

/** A turn for anything but a speech interrupts: the speaker has the floor again after it. */
export const interrupts = ({ purpose }: { readonly purpose: string }): boolean => purpose !== forSpeech;

/** Somebody waits for the floor. */
export interface SpeechRequest {
  readonly id: string;
  readonly personId: string;
  /** Why the floor is asked for: `forSpeech`, or the name of an interruption. */
  readonly purpose: string;
  /** The higher is called first; 0 for a speech. */
  readonly rank: number;
  /** Of one rank the smaller is called first: the number of the record that asked. */
  readonly place: number;
  readonly kind: string;
  readonly topic: string;
  readonly itemId: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The list with one request more, where its rank and place put it. */
export const withRequest = (list: readonly SpeechRequest[], one: SpeechRequest): readonly SpeechRequest[] =>
  [...list, one].toSorted((a, b) => b.rank - a.rank || a.place - b.place);

export const withoutRequest = (list: readonly SpeechRequest[], id: string | null): readonly SpeechRequest[] =>
  list.filter((one) => one.id !== id);
