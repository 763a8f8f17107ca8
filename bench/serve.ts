/** One server of the benchmark: `longhand`, or `echo`, an Express route that answers with the JSON it was sent. */
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createChecker } from '../src/checker.ts';
import { createApp } from '../src/http/app.ts';

function echo() {
  const app = express();
  app.use(express.json());
  app.post('/', (request, response) => void response.json(request.body));
  return app;
}

const app = process.argv[2] === 'echo' ? echo() : createApp(createChecker());
const server = app.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
