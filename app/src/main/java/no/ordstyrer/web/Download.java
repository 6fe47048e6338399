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
import no.ordstyrer.access.NotFound;
import no.ordstyrer.i18n.Language;

/** Answers with a file to take along. */
public final class Download {
  private static final ObjectWriter JSON =
      new ObjectMapper()
          .registerModule(
              new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
          .writer();

  private Download() {}

  /**
   * What can be had in several formats.
   *
   * @param sheet the name of the sheet, where the format has one
   * @param records what JSON holds
   */
  public record Table(
      String sheet, List<Sheet.Cell> heading, Iterable<List<Sheet.Cell>> rows, Object records) {}

  /**
   * A table as {@code csv}, {@code xlsx} or {@code json}; anything else is not found. CSV as Excel
   * reads it where the viewer's language is spoken: with semicolons in Norwegian.
   *
   * @param name of the file, without its ending
   */
  public static void table(Context ctx, String name, String ending, Table table) {
    switch (ending) {
      case "csv" -> sheet(ctx, name, csv(Web.language(ctx)), table);
      case "xlsx" -> sheet(ctx, name, Sheet.Format.XLSX, table);
      case "json" -> json(ctx, name, table.records());
      default -> throw new NotFound();
    }
  }

  private static Sheet.Format csv(Language language) {
    return language == Language.EN ? Sheet.Format.CSV_COMMA : Sheet.Format.CSV_SEMICOLON;
  }

  private static void sheet(Context ctx, String name, Sheet.Format format, Table table) {
    attach(ctx, name, format.ending(), format.contentType());
    try (var open = Sheet.open(format, table.sheet(), ctx.outputStream())) {
      open.row(table.heading());
      for (var row : table.rows()) {
        open.row(row);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Records as JSON (RFC 8259): instants in UTC, what is null left out. */
  private static void json(Context ctx, String name, Object value) {
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
