package no.ordstyrer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the program can be told to do. */
enum Command {
  SERVE(
      "serve",
      """
      Serves the site. Brings the database up to date first. Stops in good order on SIGTERM:
      open pages are told, letters that are under way are finished.
      """),
  DEMO(
      "demo [--fresh] [--port <number>] [--data <folder>]",
      """
      Serves a demo with a PostgreSQL of its own, whose data stay in the folder from one start to
      the next, and prints one sign-in link per person. No letter leaves the machine.

        --fresh   empties the folder first
        --port    the port to listen on, 8080 when not given; 0 for any free one
        --data    the folder, ${XDG_DATA_HOME:-~/.local/share}/ordstyrer when not given
      """),
  MIGRATE(
      "migrate",
      """
      Brings the database up to date and ends. Needs the settings of the database only.
      """),
  INVITE_OWNER(
      "invite-owner <arena> <mail>",
      """
      Makes the person an owner of the arena and prints a link that signs her in, once, within
      24 hours. <arena> is the arena's address, such as samhandlingsarena; it is made, with that
      for a name, when there is none. <mail> is her address; she gets no letter.
      """),
  RETENTION_TRIAL(
      "retention-trial",
      """
      Tells what the coming night would forget, and how much of it, and forgets nothing. Prints
      one line for each kind: what, how many, and of which series.
      """);

  private final String usage;
  private final String about;

  Command(String usage, String about) {
    this.usage = usage;
    this.about = about;
  }

  static Optional<Command> of(String word) {
    return Arrays.stream(values()).filter(command -> command.word().equals(word)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The whole of {@code --help}. */
  String help() {
    var text = new StringBuilder("ordstyrer " + usage + "\n\n" + about);
    if (this == SERVE || this == MIGRATE || this == INVITE_OWNER || this == RETENTION_TRIAL) {
      text.append("\nSettings, from the environment or from the properties file that ")
          .append(Setting.FILE)
          .append("\nnames (there as ")
          .append(Setting.PUBLIC_URL.key())
          .append(" and so on):\n\n");
      for (var setting : Setting.values()) {
        text.append("  %-28s %s%n".formatted(setting.variable(), meaning(setting)));
      }
    }
    return text.toString();
  }

  static String overview() {
    var text = new StringBuilder("Usage:\n");
    for (var command : values()) {
      text.append("  ordstyrer ").append(command.usage).append('\n');
    }
    return text.append("  ordstyrer <command> --help\n").toString();
  }

  private static String meaning(Setting setting) {
    var fallback = setting.fallback();
    return fallback == null || fallback.isEmpty()
        ? setting.meaning()
        : setting.meaning() + " (" + fallback + ")";
  }
}
