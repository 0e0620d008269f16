package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.RouterLink;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.metafields.DefinitionService.DefinitionRow;
import dev.counterfoil.metafields.Sharing;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How pieces of a definition and of its client look, wherever they stand. */
final class Looks {

    private Looks() {}

    /** Names and codes are data: what checks that every word is translated passes over them. */
    static <C extends Component> C data(C component) {
        component.getElement().setAttribute("data-cf-data", "");
        return component;
    }

    static Span mono(String text) {
        Span span = data(new Span(text));
        span.addClassName("cf-mono");
        return span;
    }

    static String path(DefinitionRow row) {
        return new KeyPair(row.namespace(), row.key()).toString();
    }

    /** The most that anybody but the client itself may do with it. */
    static Pill access(Component view, @Nullable Access access) {
        String most = access == null
                ? null
                : Stream.concat(
                                Stream.ofNullable(access.level()),
                                access.grants().stream().map(Grant::level))
                        .max((one, other) -> Integer.compare(rank(one), rank(other)))
                        .orElse(null);
        return level(view, most, access == null ? "UNKNOWN" : "PRIVATE");
    }

    static Pill level(Component view, @Nullable String level, String none) {
        String code = level == null ? none : level;
        return new Pill(Wording.of(view, "metafields.level." + code, "metafields.level.other", code), Tone.NEUTRAL);
    }

    /** Offers the levels of the API, and one that is in force and not known here as well. */
    static void levels(Select<String> field, String now) {
        String value = Sharing.level(now);
        List<String> offered = new ArrayList<>(GrantRow.LEVELS);
        if (!offered.contains(value)) {
            offered.add(value);
        }
        field.setItems(offered);
        field.setItemLabelGenerator(
                one -> Wording.of(field, "metafields.share.level." + one, "metafields.level.other", one));
        field.setValue(value);
    }

    private static int rank(String level) {
        return switch (level) {
            case "READ" -> 1;
            case "WRITE", "READ_WRITE" -> 2;
            case "ADMIN" -> 3;
            default -> 0;
        };
    }

    static RouterLink quiet(RouterLink link) {
        link.setHighlightAction((self, highlighted) -> {});
        return link;
    }
}
