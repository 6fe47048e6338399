package no.ordstyrer.live;

/** How lines reach one page. One write at a time: the next begins when {@code done} has run. */
interface Wire {
  void send(String lines, Runnable done);

  /** Ends in good order. Codes from 4000 are ours (RFC 6455 7.4.2): see {@link Listener}. */
  void close(int code, String why);

  /** Ends at once: the other side does not listen any more. */
  void cut();
}
