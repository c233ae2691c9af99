import type { Server } from 'node:http';
import { renderUnicodeCompact } from 'uqr';
import type { Pki } from '../signing/pki.ts';
import { lanAddresses } from './addresses.ts';
import { certificateServer } from './certificateServer.ts';
import { readable } from './page.ts';

interface Needs {
  readonly host: string;
  /** The port of HTTPS. */
  readonly port: number;
  readonly demo: boolean;
  readonly pki: Pick<Pki, 'fingerprint' | 'root'>;
}

/** Serves the certificate on the port next to HTTPS and prints its address, with a QR code. */
export async function openLan({ host, port, demo, pki }: Needs): Promise<Server> {
  const address = lanAddresses()[0] ?? 'localhost';
  const secure = `https://${address}:${port}/`;
  const certificates = certificateServer(pki.root.der, pki.fingerprint, secure);
  const certificatePort = port + 1;
  await new Promise<void>((resolve, reject) => {
    certificates.once('error', reject);
    certificates.listen(certificatePort, host, resolve);
  });
  const install = `http://${address}:${certificatePort}/`;
  console.log(`Diên Hồng: ${secure}`);
  if (demo)
    console.log(
      'Bản dùng thử: ai trong mạng cũng vào được không cần mật khẩu. (A demo: anyone on the network may enter.)',
    );
  console.log(`\nLần đầu trên mỗi thiết bị, quét mã này để cài chứng thư (first time on a device): ${install}\n`);
  console.log(renderUnicodeCompact(install));
  console.log(`\nDấu vân tay chứng thư gốc (root fingerprint):\n${readable(pki.fingerprint)}`);
  return certificates;
}
