import { createServer, type Server, type ServerResponse } from 'node:http';
import { installPage } from './page.ts';
import { configurationProfile } from './profile.ts';

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Serves tablets that do not trust this installation yet: three files over plain HTTP. Sign-in and meetings are unreachable through it. */
export function certificateServer(root: Uint8Array, fingerprint: string, secureAddress: string): Server {
  const send = (response: ServerResponse, type: string, body: string | Uint8Array, name?: string) => {
    const disposition = name ? { 'content-disposition': `attachment; filename="${name}"` } : {};
    response.writeHead(200, { ...headers, 'content-type': type, ...disposition }).end(body);
  };
  return createServer((request, response) => {
    if (request.method !== 'GET') return void response.writeHead(405, headers).end();
    switch (request.url?.split('?')[0]) {
      case '/':
        return send(response, 'text/html; charset=utf-8', installPage(fingerprint, secureAddress));
      case '/dien-hong.mobileconfig':
        return send(response, 'application/x-apple-aspen-config', configurationProfile(root), 'dien-hong.mobileconfig');
      case '/dien-hong-ca.crt':
        return send(response, 'application/x-x509-ca-cert', root, 'dien-hong-ca.crt');
      default:
        return void response.writeHead(302, { ...headers, location: '/' }).end();
    }
  });
}
