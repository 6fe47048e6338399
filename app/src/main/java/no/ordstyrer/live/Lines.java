package no.ordstyrer.live;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines for pages. However many hear them, they are made into a frame once. */
final class Lines {
  static final Lines NONE = new Lines("");

  private final String text;
  private volatile @Nullable ByteBuffer frame;

  Lines(String text) {
    this.text = text;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Adds itself, if it says anything. */
  void into(List<Lines> others) {
    if (!isEmpty()) {
      others.add(this);
    }
  }

  int length() {
    return text.length();
  }

  String text() {
    return text;
  }

  /** A view of the whole frame: its position is the caller's own. */
  ByteBuffer frame() {
    var made = frame;
    if (made == null) {
      made = Frames.text(text);
      frame = made;
    }
    return made.duplicate();
  }
}
