package no.ordstyrer.live;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The answer to a long poll: what comes first is all that it tells. */
record Poll(CompletableFuture<String> answer) implements Wire {
  @Override
  public boolean send(List<Lines> lines, Runnable done) {
    answer.complete(lines.stream().map(Lines::text).collect(Collectors.joining()));
    return false; // Nothing comes after it.
  }

  @Override
  public void close(int code, String why) {
    answer.complete("");
  }

  @Override
  public void cut() {
    answer.complete("");
  }
}
