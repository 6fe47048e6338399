// The ws library: each line on standard input is sent to every socket.
import { createInterface } from 'node:readline';
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.argv[2]), host: '127.0.0.1', perMessageDeflate: false });
createInterface({ input: process.stdin }).on('line', (line) => {
  for (const socket of server.clients) socket.send(line);
});
