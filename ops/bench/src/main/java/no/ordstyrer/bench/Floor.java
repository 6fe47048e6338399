package no.ordstyrer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The least that telling many sockets can cost here: each line on standard input becomes one frame,
 * which is written to one socket after the other. Nothing else is done right.
 */
final class Floor {
  private static final byte[] WELCOME =
      ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  private Floor() {}

  public static void main(String[] words) throws IOException {
    var sockets = new CopyOnWriteArrayList<SocketChannel>();
    var server = ServerSocketChannel.open();
    server.bind(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[0])), 4096);
    Thread.ofPlatform().daemon().start(() -> welcome(server, sockets));
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      tell(sockets, frame(line));
    }
  }

  private static void tell(List<SocketChannel> sockets, ByteBuffer frame) throws IOException {
    for (var socket : sockets) {
      frame.rewind();
      while (frame.hasRemaining()) {
        socket.write(frame);
      }
    }
  }

  private static void welcome(ServerSocketChannel server, List<SocketChannel> sockets) {
    var asked = ByteBuffer.allocate(4096);
    while (true) {
      try {
        var socket = server.accept();
        if (socket.read(asked.clear()) > 0) {
          socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
          socket.write(ByteBuffer.wrap(WELCOME));
          socket.configureBlocking(false);
          sockets.add(socket);
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static ByteBuffer frame(String line) {
    var payload = line.getBytes(StandardCharsets.US_ASCII);
    var frame = ByteBuffer.allocateDirect(4 + payload.length).put((byte) 0x81);
    if (payload.length < 126) {
      frame.put((byte) payload.length);
    } else {
      frame.put((byte) 126).putShort((short) payload.length);
    }
    return frame.put(payload).flip();
  }
}
