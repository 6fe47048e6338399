package no.ordstyrer.bench;

import java.io.IOException;

/** A server that tells many sockets, under measure. */
interface Peer extends AutoCloseable {
  Manner manner();

  /** Tells everybody of so many changes that happen at once. */
  void change(int changes) throws Exception;

  /** What it has used of the processors so far. */
  double cpuSeconds() throws IOException;

  @Override
  void close() throws Exception;
}
