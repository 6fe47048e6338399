package no.ordstyrer.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.i18n.Language;

/** What the handlers say to Javalin, in our words. */
public final class Web {
  /** Asks for the changed piece of a page instead of the whole. */
  public static final String FRAGMENT = "text/vnd.ordstyrer.fragment+html";

  private static final String VIEWER = "viewer";
  private static final String LANGUAGE = "language";
  private static final String REQUEST_ID = "request-id";

  private Web() {}

  public static void recognise(Context ctx, Viewer viewer) {
    ctx.attribute(VIEWER, viewer);
  }

  public static Viewer viewer(Context ctx) {
    return Objects.requireNonNullElse(ctx.attribute(VIEWER), Viewer.GUEST);
  }

  static void speak(Context ctx, Language language) {
    ctx.attribute(LANGUAGE, language);
  }

  public static Language language(Context ctx) {
    return Objects.requireNonNullElse(ctx.attribute(LANGUAGE), Language.NB);
  }

  static void number(Context ctx, String id) {
    ctx.attribute(REQUEST_ID, id);
  }

  public static String requestId(Context ctx) {
    return Objects.requireNonNullElse(ctx.attribute(REQUEST_ID), "");
  }

  /** The number in the path; what is no number is not found. */
  public static long id(Context ctx, String name) {
    try {
      return Long.parseLong(ctx.pathParam(name));
    } catch (NumberFormatException _) {
      throw new NotFound();
    }
  }

  /** One field as it came, or empty. */
  public static String form(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.formParam(name), "");
  }

  public static String query(Context ctx, String name) {
    return Objects.requireNonNullElse(ctx.queryParam(name), "");
  }

  /** A file that was sent with a form; nothing when there was none, or too much, which is noted. */
  public static byte[] file(Context ctx, Form form, String name) {
    var file = ctx.uploadedFile(name);
    if (file == null) {
      return new byte[0];
    }
    var size = Transport.megabytes(file.size());
    if (size > Transport.MOST_MEGABYTES) {
      form.problem(name, "web.problem.file", size, Transport.MOST_MEGABYTES);
      return new byte[0];
    }
    try (var content = file.content()) {
      return content.readAllBytes();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  public static boolean wantsFragment(Context ctx) {
    return Objects.requireNonNullElse(ctx.header("Accept"), "").contains(FRAGMENT);
  }

  /** Answers with pieces of a page. */
  public static void fragment(Context ctx, String html) {
    ctx.contentType(FRAGMENT + ";charset=utf-8").result(html);
  }

  /** After a change: leads to the page that shows it (303). */
  public static void seeOther(Context ctx, String path) {
    ctx.redirect(path, HttpStatus.SEE_OTHER);
  }
}
