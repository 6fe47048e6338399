package no.ordstyrer.studio;

import static io.javalin.apibuilder.ApiBuilder.get;
import static io.javalin.apibuilder.ApiBuilder.post;

import io.javalin.http.Context;
import java.util.EnumMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import no.ordstyrer.registration.InvitationImportId;
import no.ordstyrer.registration.InvitationImports;
import no.ordstyrer.registration.InvitationImports.Confirmed;
import no.ordstyrer.registration.InvitationImports.Preview;
import no.ordstyrer.registration.InvitationImports.Uploaded;
import no.ordstyrer.registration.InvitationSheet;
import no.ordstyrer.registration.InvitationSheet.Kind;
import no.ordstyrer.series.SeenSeries;
import no.ordstyrer.web.Form;
import no.ordstyrer.web.Page;
import no.ordstyrer.web.Web;

/** Inviting many from a file: upload, preview, confirmation. */
public final class InvitationImportPages {
  private static final String PATH = InvitationDeskPages.PATH + "/imports";

  private final DeskPages desk;
  private final InvitationImports imports;

  public InvitationImportPages(DeskPages desk, InvitationImports imports) {
    this.desk = desk;
    this.imports = imports;
  }

  public void routes() {
    get(PATH, this::open);
    post(PATH, this::upload);
    get(PATH + "/{import}", this::preview);
    post(PATH + "/{import}/confirmation", this::confirm);
    post(PATH + "/{import}/deletion", this::drop);
  }

  private void open(Context ctx) {
    var seen = desk.series(ctx);
    showUpload(ctx, seen, desk.empty(ctx).put("language", seen.series().speaks()));
  }

  private void upload(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var language = InvitationFields.language(form);
    var expires = InvitationFields.expiresAt(form, seen.arena().zone(), desk.now());
    var file = Web.file(ctx, form, "file");
    if (file.length == 0) {
      form.problem("file", "invitations.problem.no-file");
    }
    if (form.ok()) {
      switch (imports.upload(Web.viewer(ctx), seen, file, language, expires)) {
        case Uploaded.Kept(var id) -> {
          Web.seeOther(ctx, InvitationView.path(seen) + "/imports/" + id.value());
          return;
        }
        case Uploaded.NoTable _ -> form.problem("file", "invitations.problem.no-table");
        case Uploaded.Empty _ -> form.problem("file", "invitations.problem.empty");
        case Uploaded.TooMany(var lines) ->
            form.problem("file", "invitations.problem.too-many", lines, InvitationImports.MOST);
      }
    }
    ctx.status(422);
    showUpload(ctx, seen, form);
  }

  private void preview(Context ctx) {
    var seen = desk.series(ctx);
    var chosen = chosen(name -> Web.query(ctx, name));
    show(ctx, seen, imports.preview(Web.viewer(ctx), seen, id(ctx), chosen), desk.empty(ctx));
  }

  private void confirm(Context ctx) {
    var seen = desk.series(ctx);
    var form = desk.form(ctx);
    var chosen = chosen(form::value);
    var expected = form.whole("expected", 1, InvitationImports.MOST).orElse(0);
    switch (imports.confirm(Web.viewer(ctx), seen, id(ctx), chosen, expected)) {
      case Confirmed.Sent _, Confirmed.Before _ ->
          InvitationDeskPages.seeList(ctx, seen, "invitations.sending");
      case Confirmed.Changed _ -> again(ctx, seen, form, chosen, "invitations.problem.changed");
      case Confirmed.Shut _ -> again(ctx, seen, form, chosen, "invitations.problem.shut");
    }
  }

  private void again(
      Context ctx,
      SeenSeries seen,
      Form form,
      UnaryOperator<InvitationSheet> chosen,
      String problem) {
    form.problem("send", problem);
    ctx.status(422);
    show(ctx, seen, imports.preview(Web.viewer(ctx), seen, id(ctx), chosen), form);
  }

  private void drop(Context ctx) {
    var seen = desk.series(ctx);
    imports.drop(Web.viewer(ctx), seen, id(ctx));
    InvitationDeskPages.seeList(ctx, seen, "invitations.dropped");
  }

  private void show(Context ctx, SeenSeries seen, Preview preview, Form form) {
    var page = page(ctx, seen, "invitations.preview");
    preview.sheet().columns().forEach((kind, column) -> form.put(kind.name(), column + 1));
    if (preview.sheet().header()) {
      form.put("header", "yes");
    }
    var number = PeopleQuery.page(Web.query(ctx, "page"));
    ctx.html(desk.templates().studioInvitationPreview(page, seen, preview, form, number).render());
  }

  private void showUpload(Context ctx, SeenSeries seen, Form form) {
    var page = page(ctx, seen, "invitations.import");
    ctx.html(desk.templates().studioInvitationImport(page, seen, form).render());
  }

  /**
   * The columns as somebody chose them ({@code EMAIL=2}, from 1, or empty for none), when she did.
   */
  private static UnaryOperator<InvitationSheet> chosen(Function<String, String> field) {
    if (field.apply("chosen").isEmpty()) {
      return sheet -> sheet;
    }
    var columns = new EnumMap<Kind, Integer>(Kind.class);
    for (var kind : Kind.values()) {
      var typed = field.apply(kind.name());
      if (typed.matches("[1-9][0-9]{0,3}")) {
        columns.put(kind, Integer.parseInt(typed) - 1);
      }
    }
    var header = field.apply("header").equals("yes");
    return sheet -> new InvitationSheet(sheet.table(), columns, header);
  }

  private static InvitationImportId id(Context ctx) {
    return new InvitationImportId(Web.id(ctx, "import"));
  }

  private Page page(Context ctx, SeenSeries seen, String title) {
    return desk.page(ctx, title).of(seen.arena().brand()).widened();
  }
}
