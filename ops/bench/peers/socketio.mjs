// Socket.IO: each line on standard input is sent to every socket, as an event.
import { createInterface } from 'node:readline';
import { Server } from 'socket.io';

const server = new Server({ transports: ['websocket'], perMessageDeflate: false, pingInterval: 300_000 });
server.listen(Number(process.argv[2]));
createInterface({ input: process.stdin }).on('line', (line) => server.emit('change', line));
