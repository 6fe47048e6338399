package no.ordstyrer.registration;

import java.util.List;

/**
 * Something that is asked about once more before it is done.
 *
 * @param name of the words, and the last word of the address
 * @param action where the form posts to
 * @param back where one gets who would rather not
 * @param lines the parts it reaches
 */
public record Act(String name, String action, String back, boolean dangerous, List<Line> lines) {
  static Act onPart(String name, String base, boolean dangerous, Line line) {
    var action = base + "/del-" + line.part().number() + "/" + name;
    return new Act(name, action, base, dangerous, List.of(line));
  }
}
