package no.ordstyrer.web;

import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form that could not be taken just now, to be sent again as it was: what was typed is not lost
 * to a fault of ours or to haste.
 *
 * @param path where it was sent, with its query
 */
public record Resend(String path, List<Field> fields) {
  /** One field as it came. */
  public record Field(String name, String value) {}

  /** The form of a request that may succeed later; null when there is none. */
  static @Nullable Resend of(Context ctx, int status) {
    var later = status == 429 || status == 500 || status == 503;
    if (!later || !ctx.method().name().equals("POST") || Web.wantsFragment(ctx)) {
      return null;
    }
    if (ctx.isMultipartFormData() || ctx.formParamMap().isEmpty()) {
      return null;
    }
    var fields =
        ctx.formParamMap().entrySet().stream()
            .flatMap(
                field -> field.getValue().stream().map(value -> new Field(field.getKey(), value)))
            .toList();
    var query = ctx.queryString();
    return new Resend(ctx.path() + (query == null ? "" : "?" + query), fields);
  }
}
