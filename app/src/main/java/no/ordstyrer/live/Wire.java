package no.ordstyrer.live;

import java.util.List;

/** How lines reach one page. One write at a time: the next begins when this one is done. */
interface Wire {
  /** As asked for (RFC 6455 7.4.1). */
  int NORMAL = 1000;

  /** Its rights are others now: read the page anew. */
  int RIGHTS_CHANGED = 4003;

  /** A moderator has shut her out: the page says so, and why, when it is read anew. */
  int SHUT_OUT = 4010;

  /** It fell off the ring: come back with the last version. */
  int RESUME = 4012;

  /** It read nothing for too long. */
  int TOO_SLOW = 4013;

  /** The server goes down (RFC 6455 7.4.1). */
  int GOING_AWAY = 1001;

  /** Answers true when it is done at once; else {@code done} runs when it is. */
  boolean send(List<Lines> lines, Runnable done);

  /** Ends in good order. Codes from 4000 are ours (RFC 6455 7.4.2). */
  void close(int code, String why);

  /** Ends at once: the other side does not listen any more. */
  void cut();
}
