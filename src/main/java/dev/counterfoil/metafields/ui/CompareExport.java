package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.counterfoil.kit.Csv;
import dev.counterfoil.kit.Differences;
import dev.counterfoil.metafields.Compared;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.ComparedImage;
import dev.counterfoil.metafields.ComparisonService;
import dev.counterfoil.team.Actor;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a comparison along as a table: those shown, with each field that differs on a line of its own. */
class CompareExport extends Anchor {

    private final transient ComparisonService comparisons;
    private final transient Actor actor;
    private final transient UnaryOperator<String> names;

    /** @param names how people call a grantee */
    CompareExport(ComparisonService comparisons, Actor actor, UnaryOperator<String> names) {
        this.comparisons = comparisons;
        this.actor = actor;
        this.names = names;
        addClassName("cf-export");
        add(VaadinIcon.DOWNLOAD_ALT.create(), new Span(getTranslation("metafields.compare.export")));
    }

    void show(Compared compared, List<Item> shown) {
        setVisible(!shown.isEmpty());
        setHref(DownloadHandler.fromInputStream(event -> download(event, compared, shown)), AttachmentType.DOWNLOAD);
    }

    private DownloadResponse download(DownloadEvent event, Compared compared, List<Item> shown) {
        comparisons.require(actor, compared);
        AtomicReference<String> table = new AtomicReference<>();
        // Words are chosen by the page's language.
        event.getUI().accessSynchronously(() -> table.set(table(compared, shown)));
        // Spreadsheets take a file without this mark for one of the machine's own alphabet.
        byte[] bytes = ("\uFEFF" + Objects.requireNonNull(table.get())).getBytes(StandardCharsets.UTF_8);
        String file = "comparison-" + LocalDate.now(ZoneOffset.UTC) + ".csv";
        return new DownloadResponse(new ByteArrayInputStream(bytes), file, "text/csv; charset=utf-8", bytes.length);
    }

    String table(Compared compared, List<Item> shown) {
        Csv csv = new Csv()
                .line(
                        column("kind"),
                        column("key"),
                        column("name"),
                        column("source"),
                        column("target"),
                        column("state"),
                        column("field"),
                        column("atSource"),
                        column("atTarget"));
        for (Item item : shown) {
            List<Differences.Field> fields =
                    Differences.fields(ComparedImage.target(item, names), ComparedImage.source(item, names));
            if (fields.isEmpty()) {
                line(csv, compared, item, "", "", "");
            }
            fields.forEach(field -> line(csv, compared, item, field.path(), text(field.after()), text(field.before())));
        }
        return csv.toString();
    }

    private void line(Csv csv, Compared compared, Item item, String field, String atSource, String atTarget) {
        csv.line(
                getTranslation("metafields.compare.export.kind." + item.kind()),
                item.key(),
                CompareWords.name(item),
                compared.source().name(),
                item.target().name(),
                getTranslation("metafields.compare.state." + item.state()),
                field,
                atSource,
                atTarget);
    }

    private String column(String name) {
        return getTranslation("metafields.compare.export." + name);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
