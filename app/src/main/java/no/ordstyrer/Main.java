package no.ordstyrer;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The program: serve, demo, migrate, invite-owner, retention-trial. */
public final class Main {
  /** It could not be done: a database that does not answer, a port that is taken. */
  static final int FAILED = 1;

  /** It was asked for wrongly: an unknown command, a missing or wrong setting. */
  static final int WRONG = 2;

  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;

  Main(PrintStream out, PrintStream err, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.environment = Map.copyOf(environment);
  }

  public static void main(String[] words) {
    log(words.length > 0 ? words[0] : "");
    System.exit(new Main(System.out, System.err, System.getenv()).run(List.of(words)));
  }

  /** Answers the exit code. */
  int run(List<String> words) {
    var asked = words.isEmpty() ? "" : words.getFirst();
    if (asked.equals("--help") || asked.equals("-h")) {
      out.print(Command.overview());
      return 0;
    }
    var command = Command.of(asked);
    if (command.isEmpty()) {
      return refuse(
          asked.isEmpty() ? "Say what to do." : "There is no command " + asked + ".", null);
    }
    var rest = words.subList(1, words.size());
    if (rest.contains("--help") || rest.contains("-h")) {
      out.print(command.get().help());
      return 0;
    }
    try {
      return run(command.get(), rest);
    } catch (Installation.WrongSetting wrong) {
      err.println("ordstyrer: " + wrong.getMessage());
      return WRONG;
    } catch (Failure failure) {
      err.println("ordstyrer: " + failure.getMessage());
      return FAILED;
    }
  }

  private int run(Command command, List<String> words) {
    return switch (command) {
      case SERVE -> words.isEmpty() ? Serve.run(Installation.of(environment)) : refuse(command);
      case DEMO -> {
        var options = DemoServer.Options.read(words, environment);
        yield options.isPresent() ? new DemoServer(options.get(), out).run() : refuse(command);
      }
      case MIGRATE ->
          words.isEmpty() ? Serve.migrate(Installation.of(environment)) : refuse(command);
      case INVITE_OWNER -> {
        if (words.size() != 2 || words.stream().anyMatch(word -> word.startsWith("-"))) {
          yield refuse(command);
        }
        var invite = new InviteOwner(Installation.of(environment));
        out.println(invite.run(words.getFirst(), words.getLast()));
        yield 0;
      }
      case RETENTION_TRIAL -> {
        if (!words.isEmpty()) {
          yield refuse(command);
        }
        RetentionTrial.run(Installation.of(environment), Clock.systemUTC()).forEach(out::println);
        yield 0;
      }
    };
  }

  private int refuse(Command command) {
    return refuse("That is not how " + command.word() + " is used.", command);
  }

  private int refuse(String why, @Nullable Command command) {
    err.println("ordstyrer: " + why);
    err.print(command == null ? Command.overview() : command.help().lines().findFirst().orElse(""));
    err.println();
    return WRONG;
  }

  /** Before anything logs: how it is written. Whoever starts the program may say otherwise. */
  private static void log(String command) {
    var property = "logback.configurationFile";
    if (System.getProperty(property) == null) {
      var machine = command.equals(Command.SERVE.word()) || command.equals(Command.MIGRATE.word());
      System.setProperty(property, machine ? "logback-serve.xml" : "logback-quiet.xml");
    }
  }

  /** What an operator can mend, in one line. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(String line, @Nullable Throwable cause) {
      super(line, cause);
    }

    /** The line and, after it, the innermost reason. */
    static Failure because(String line, Throwable cause) {
      var reason = cause;
      while (reason.getCause() != null) {
        reason = reason.getCause();
      }
      var words = String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
      return new Failure(line + ": " + words, cause);
    }
  }
}
