import { createServer, type AddressInfo, type Socket } from 'node:net';

/** As little of an SMTP server as a client needs; `refuse`: a recipient it does not take. Keeps what it was told. */
export async function smtpServer({ refuse }: { refuse?: string } = {}) {
  const heard: string[] = [];
  const converse = (socket: Socket) => {
    let inMessage = false;
    socket.write('220 test\r\n');
    socket.on('data', (data) => {
      for (const line of data.toString().split('\r\n').filter(Boolean)) {
        heard.push(line);
        if (inMessage && line !== '.') continue;
        if (line === 'DATA') socket.write('354 go on\r\n');
        else if (refuse !== undefined && line.startsWith('RCPT') && line.includes(refuse)) socket.write('550 no such mailbox\r\n');
        else socket.write(line.startsWith('QUIT') ? '221 bye\r\n' : '250 ok\r\n');
        inMessage = line === 'DATA';
      }
    });
  };
  const server = createServer(converse).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { heard, port: (server.address() as AddressInfo).port, stop: () => server.close() };
}
