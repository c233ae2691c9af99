import type { Address, Answered, Asked, Contract } from '@dien-hong/shared/api';
import { type Reply, request, upload } from './http.ts';

/** Parts of a request that a route may take. */
interface Parts {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}
type Of<A extends Address> = Contract[A];
type Answer<A extends Address> = Promise<Reply<Answered<Of<A>>>>;
/** The parts that the route needs; it takes no argument if it needs no part. */
type Given<Part> = Record<never, never> extends Part ? [asked?: Part] : [asked: Part];
/** The routes that take a file. */
type Taking = { [A in Address]: Of<A>['body'] extends 'file' ? A : never }[Address];

const searchOf = (query: Parts['query'] = {}): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : '';
};

const pathOf = (address: Address, { params = {}, query }: Parts): string => {
  const path = address.slice(address.indexOf(' ') + 1);
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name]))) + searchOf(query);
};

/** The address of a route of the contract: for a link, or for bytes that are fetched in another way. */
export const pathTo = <A extends Address>(address: A, ...[asked]: Given<Omit<Asked<Of<A>>, 'body'>>): string =>
  pathOf(address, (asked ?? {}) as Parts);

/** Asks the server by a route of the contract. Never throws: no connection is a refusal like any other. */
export const call = <A extends Address>(address: A, ...[asked]: Given<Asked<Of<A>>>): Answer<A> =>
  send(address, asked, 'same-origin');

/** The same as nobody: no sign-in session goes with it. */
export const callAsNobody = <A extends Address>(address: A, ...[asked]: Given<Asked<Of<A>>>): Answer<A> =>
  send(address, asked, 'omit');

function send<A extends Address>(address: A, asked: unknown, credentials: RequestCredentials): Answer<A> {
  const parts = (asked ?? {}) as Parts;
  const [method] = address.split(' ') as [Of<A>['method']];
  return request(method, pathOf(address, parts), parts.body, credentials);
}

/** Uploads a file by a route that takes one, telling its progress from 0 to 1. */
export const callWithFile = <A extends Taking>(
  address: A,
  asked: Asked<Of<A>>,
  file: File,
  onProgress: (share: number) => void,
): Answer<A> => upload(pathOf(address, asked as Parts), file, onProgress);
