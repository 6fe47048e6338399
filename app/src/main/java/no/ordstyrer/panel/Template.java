package no.ordstyrer.panel;

import java.util.List;

/** Runs of show to begin from. Minutes as a chair would plan them for ninety minutes. */
final class Template {
  private Template() {}

  /** {@code key} names the words in {@code panel.template.<key>}. */
  record Line(RunItem.Kind kind, String key, int seconds, int min, boolean flexible) {}

  /**
   * "Panel debate 90": intro 3, stance closes 2, openings 4 for each, what the earlier parts told
   * us 6, two rounds of 15, audience 22, closings 1 for each plus one, stance 3, summary and
   * promises 3, and the rest of the ninety minutes as slack.
   */
  static List<Line> panelDebate90(int panelists) {
    var openings = 4 * 60 * Math.max(1, panelists);
    var closings = 60 * (Math.max(1, panelists) + 1);
    var others = (3 + 2 + 6 + 15 + 15 + 22 + 3 + 3) * 60;
    var slack = Math.max(0, 90 * 60 - others - openings - closings);
    return List.of(
        new Line(RunItem.Kind.INTRO, "intro", 3 * 60, 2 * 60, false),
        new Line(RunItem.Kind.STANCE, "stance-before", 2 * 60, 60, false),
        new Line(RunItem.Kind.OPENING, "openings", openings, openings * 3 / 4, false),
        new Line(RunItem.Kind.INTRO, "earlier", 6 * 60, 3 * 60, true),
        new Line(RunItem.Kind.ROUND, "round-one", 15 * 60, 8 * 60, true),
        new Line(RunItem.Kind.ROUND, "round-two", 15 * 60, 8 * 60, true),
        new Line(RunItem.Kind.AUDIENCE, "audience", 22 * 60, 12 * 60, true),
        new Line(RunItem.Kind.CLOSING, "closings", closings, closings, false),
        new Line(RunItem.Kind.STANCE, "stance-after", 3 * 60, 2 * 60, false),
        new Line(RunItem.Kind.SUMMARY, "summary", 3 * 60, 2 * 60, false),
        new Line(RunItem.Kind.SLACK, "slack", slack, 0, true));
  }
}
