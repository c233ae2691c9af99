import { refuse } from '@dien-hong/shared';
import { route } from '@dien-hong/shared/api';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { App } from './app.ts';
import type { Guards } from './guards.ts';
import { server } from './serve.ts';

const Who = z.object({ id: z.string() });
const greet = route({
  method: 'POST',
  path: '/api/greetings/:id',
  who: 'person',
  params: Who,
  body: z.object({ word: z.string().check(z.maxLength(5)) }),
  answer: z.object({ said: z.string() }),
  refusals: { 'person-unknown': 404 },
});

const granted = async () => ({ ok: true, as: { personId: 'an' } }) as const;
const denied = async () => ({ status: 401, ...refuse('not-signed-in') }) as const;

async function asked(may: typeof granted | typeof denied, id: string, body: object) {
  const app = Fastify() as unknown as App;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  const serve = server(app, { person: may } as unknown as Guards);
  serve(greet, ({ params, body: { word }, as: { personId } }) => {
    if (params.id === 'nobody') return refuse('person-unknown');
    // A property outside the route's answer schema is never sent.
    return { said: `${word}, ${params.id}: ${personId}`, secret: 'x' } as { said: string };
  });
  const unnamed = { ...greet, path: '/api/greetings/:id/unnamed' } as const;
  // @ts-expect-error A refusal outside the route's list has no status.
  serve(unnamed, () => refuse('paper-unknown'));
  const reply = await app.inject({ method: 'POST', url: `/api/greetings/${id}`, payload: body });
  return { status: reply.statusCode, body: reply.json() };
}

test('a route asks who may before it reads, and answers what it names and nothing else', async () => {
  expect(await asked(granted, 'binh', { word: 'Chào' })).toEqual({ status: 200, body: { said: 'Chào, binh: an' } });
  expect(await asked(denied, 'binh', { word: 'far too long' })).toMatchObject({ status: 401 });
  expect(await asked(granted, 'binh', { word: 'far too long' })).toMatchObject({ status: 400 });
});

test('a refusal has the status that its route gives it', async () => {
  const { status, body } = await asked(granted, 'nobody', { word: 'Chào' });
  expect([status, body.refusal.code]).toEqual([404, 'person-unknown']);
  expect(await asked(granted, 'binh/unnamed', { word: 'Chào' })).toMatchObject({ status: 500 });
});
