package no.ordstyrer.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Answers with a file to take along. */
public final class Download {
  private static final ObjectWriter JSON =
      new ObjectMapper()
          .registerModule(
              new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
          .writerWithDefaultPrettyPrinter();

  private Download() {}

  /**
   * A table. {@code name}: of the file, without its ending.
   *
   * @param sheet the name of the sheet, where the format has one
   */
  public static void sheet(
      Context ctx,
      String name,
      Sheet.Format format,
      String sheet,
      List<Sheet.Cell> heading,
      Iterable<List<Sheet.Cell>> rows) {
    attach(ctx, name, format.ending(), format.contentType());
    try (var open = Sheet.open(format, sheet, ctx.outputStream())) {
      open.row(heading);
      for (var row : rows) {
        open.row(row);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Records as JSON (RFC 8259): instants in UTC, what is null left out. */
  public static void json(Context ctx, String name, Object value) {
    attach(ctx, name, "json", "application/json; charset=utf-8");
    try {
      ctx.result(JSON.writeValueAsString(value));
    } catch (JsonProcessingException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static void attach(Context ctx, String name, String ending, String contentType) {
    ctx.contentType(contentType);
    ctx.header("Content-Disposition", "attachment; filename=\"" + name + "." + ending + "\"");
  }
}
