/** An answer as it is written on this device, until the server has it. */
export interface Written {
  choice: string;
  text: string;
  file: { readonly sha256: string; readonly name: string; readonly pages: number } | null;
  /** Handed in without a network: its writer was promised that it would be sent. */
  waiting: boolean;
}

const nothing: Readonly<Written> = { choice: '', text: '', file: null, waiting: false };

export const placeOf = (consultationId: string, personId: string): string => `answer:${consultationId}:${personId}`;

export function writtenAt(place: string): Written {
  try {
    return { ...nothing, ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Written>) };
  } catch {
    return { ...nothing };
  }
}

export const letGo = (place: string): void => localStorage.removeItem(place);
