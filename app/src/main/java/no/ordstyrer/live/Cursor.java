package no.ordstyrer.live;

import java.util.List;

/** How far one topic has been told to one page. Only the holder of the page's pen moves it. */
final class Cursor {
  private final Topic topic;
  private long version;

  Cursor(Topic topic, long version) {
    this.topic = topic;
    this.version = version;
  }

  Topic topic() {
    return topic;
  }

  /** Makes the topic's ring reach back to it; false when too much was missed. */
  boolean reached() {
    return topic.reaches(version);
  }

  /** Appends what has come since; false when it has fallen off the ring. */
  boolean take(List<Lines> lines) {
    if (topic.head() <= version) {
      return true;
    }
    var told = topic.since(version);
    if (told == null) {
      return false;
    }
    version = told.version();
    told.lines().into(lines);
    return true;
  }
}
