package no.ordstyrer.live;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import no.ordstyrer.i18n.Language;
import org.jspecify.annotations.Nullable;

/** The pages of one part that are open on this node. */
final class Hall {
  private static final Comparator<Topic> FIRST_SERVED =
      Comparator.comparingInt(topic -> topic.key().audience().rank());

  private final long part;
  private final Log log;
  private final Message.Json json;
  private final Numbers numbers;
  private final Map<Topic.Key, Topic> topics = new ConcurrentHashMap<>();
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

  private final AtomicBoolean newcomers = new AtomicBoolean();

  /** Guarded by the map of halls. */
  private int holders;

  Hall(long part, Log log, Message.Json json) {
    this.part = part;
    this.log = log;
    this.json = json;
    numbers = new Numbers(json);
  }

  long part() {
    return part;
  }

  Numbers numbers() {
    return numbers;
  }

  /** The topic, made when nobody heard it; {@link #giveBack} it. */
  Topic take(Audience audience, Language language) {
    return topics.compute(
        new Topic.Key(audience, language),
        (key, there) -> {
          var topic = there == null ? new Topic(part, key, log, json) : there;
          topic.held(1);
          return topic;
        });
  }

  /** Where she stands in what is hers alone; null for one who has no such topic. */
  @Nullable Cursor mine(Listening listening, Since since) {
    var registration = listening.registration();
    if (registration == null) {
      return null;
    }
    var topic = take(Audience.me(registration), listening.language());
    return new Cursor(topic, since.me().orElseGet(topic::head));
  }

  /** A topic that nobody hears is forgotten. */
  void giveBack(Topic topic) {
    topics.computeIfPresent(topic.key(), (_, there) -> there.held(-1) ? there : null);
  }

  /** The topics of an audience, one per language that somebody listens in. */
  List<Topic> topics(Audience audience) {
    return java.util.Arrays.stream(Language.values())
        .map(language -> topics.get(new Topic.Key(audience, language)))
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  /**
   * Rises when anything changed that is told here to more than one person; who comes and goes
   * changes no number that others count.
   */
  long head() {
    return topics.values().stream()
        .filter(topic -> !topic.key().audience().isMe())
        .filter(topic -> !topic.key().audience().equals(Audience.CROWD))
        .mapToLong(Topic::head)
        .sum();
  }

  void enter(Listener listener) {
    listeners.add(listener);
    newcomers.set(true);
  }

  /** Whether somebody has come since this was asked last. */
  boolean hasNewcomers() {
    return newcomers.getAndSet(false);
  }

  void leave(Listener listener) {
    listeners.remove(listener);
  }

  /** Counts the pages that are open: {@code by} is 1 or -1. Answers whether any is. */
  boolean held(int by) {
    holders += by;
    return holders > 0;
  }

  Set<Listener> listeners() {
    return listeners;
  }

  void tell() {
    topics.values().stream().sorted(FIRST_SERVED).forEach(Topic::tell);
  }

  /** Who is here, each once. */
  Set<String> people() {
    return listeners.stream()
        .filter(Listener::isPresent)
        .flatMap(listener -> java.util.Optional.ofNullable(listener.listening().person()).stream())
        .collect(Collectors.toSet());
  }
}
