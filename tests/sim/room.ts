// A server process for the kill test: the folder and the port are given, the meeting is made at the first start.
import process from 'node:process';
import { commune, motion } from '@dien-hong/shared/testing';
import { startServer } from '../../server/src/testing/server.ts';

const [folder = '', port = '0', voters = '8', votes = '1'] = process.argv.slice(2);
const motions = Array.from({ length: Number(votes) }, (_, n) => motion(`v${n + 1}`, { paperIds: [] }));
const server = await startServer(commune({ voters: Number(voters), motions }), { folder, port: Number(port) });
process.send?.({ port: server.port });
process.on('message', async (request: { cookieFor?: string; enrol?: { personId: string; csr: string } }) => {
  if (request.cookieFor !== undefined) process.send?.({ cookie: server.cookie(request.cookieFor) });
  if (request.enrol) {
    const { personId, csr } = request.enrol;
    const holder = { personId, commonName: personId, organisation: 'Diên Hồng' };
    const issued = await server.services.pki.issue(Buffer.from(csr, 'base64'), holder);
    if (!issued.ok) throw new Error(issued.refusal.code);
    const { certificate, chain, fingerprint, serial } = issued;
    const row = { fingerprint, serial, personId, der: Buffer.from(certificate), source: 'issued' } as const;
    server.services.directory.addCertificate({ ...row, createdAt: Date.now() });
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
    process.send?.({ certificate: text(certificate), chain: chain.map(text) });
  }
});
