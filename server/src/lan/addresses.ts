import { hostname, networkInterfaces } from 'node:os';

/** The machine's addresses on the local network, IPv4, the likeliest first. */
export function lanAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const isPrivate = /^(192\.168\.|10\.|172\.(1[6-9]|2\d|3[01])\.)/;
  return all
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
    .sort((a, b) => Number(isPrivate.test(b)) - Number(isPrivate.test(a)));
}

/** Every address and name under which a tablet in the room may reach this machine. */
export const reachedAs = (): { addresses: string[]; names: string[] } => ({
  addresses: [...lanAddresses(), '127.0.0.1'],
  names: [...new Set([hostname(), `${hostname().replace(/\.local$/, '')}.local`, 'localhost'])],
});
